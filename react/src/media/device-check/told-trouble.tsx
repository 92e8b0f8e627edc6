import type { CaptureKind, DeviceTrouble } from '@bedside/client'
import { useEffect } from 'react'
import { Button } from '../../kit/button/button.tsx'
import { buttonLook } from '../../kit/button/button-look.ts'
import { Notice } from '../../kit/notice/notice.tsx'
import { Aside, useAsideText } from '../../text/aside.tsx'
import { useText } from '../../text/text-provider.tsx'
import { blockedStepsFor, chromeAddress, deniedStepsFor, readBrowser } from './browser-kind.ts'
import { CopyButton } from './copy-button.tsx'
import css from './device-check.module.css'
import { PromptHint } from './prompt-hint.tsx'
import type { TroubleHelpProps } from './trouble-props.ts'

const ownerCode =
  '<iframe allow="camera; microphone; display-capture; autoplay; fullscreen; picture-in-picture; screen-wake-lock; speaker-selection">'
const elsewhere: ReadonlySet<DeviceTrouble> = new Set(['in_app_browser', 'no_answer'])
/** Troubles that end in the settings of a browser, a system or another app: tried again on coming back. */
const mendedOutside: ReadonlySet<DeviceTrouble> = new Set([
  'denied',
  'blocked_by_system',
  'in_use',
  'none_found',
])
/** Whose title already says what still works. */
const saysWhatWorks: ReadonlySet<DeviceTrouble> = new Set(['none_found', 'silent_microphone'])

function Steps({ text }: { readonly text: string }) {
  return (
    <ol className={css.steps}>
      {text.split('\n').map((step) => (
        <li key={step}>{step}</li>
      ))}
    </ol>
  )
}

/** Tries again when the person comes back from the settings. */
function useRetryOnReturn(trouble: DeviceTrouble, onRetry: () => void) {
  useEffect(() => {
    if (!mendedOutside.has(trouble)) return
    const onReturn = () => {
      if (!document.hidden) onRetry()
    }
    window.addEventListener('focus', onReturn)
    document.addEventListener('visibilitychange', onReturn)
    return () => {
      window.removeEventListener('focus', onReturn)
      document.removeEventListener('visibilitychange', onReturn)
    }
  }, [trouble, onRetry])
}

/** How to mend it: steps for this browser and system, or what to look at. */
function Mending({ kind, trouble }: Pick<TroubleHelpProps, 'kind' | 'trouble'>) {
  const t = useAsideText()
  const facts = readBrowser()
  return (
    <>
      {trouble === 'denied' && <Steps text={t(`steps.denied.${deniedStepsFor(facts)}`)} />}
      {trouble === 'blocked_by_system' && <Steps text={t(`steps.blocked.${blockedStepsFor(facts)}`)} />}
      {elsewhere.has(trouble) && <Steps text={t('steps.elsewhere')} />}
      {trouble === 'dismissed' && <p>{t('trouble.dismissedHelp')}</p>}
      {trouble === 'silent_microphone' && <p>{t('trouble.silentHelp')}</p>}
      {trouble === 'frame_not_allowed' && (
        <p>
          {t('trouble.ownerCode')}{' '}
          <code className={css.code} dir="ltr">
            {ownerCode}
          </code>
        </p>
      )}
      {!saysWhatWorks.has(trouble) && <p>{t(`trouble.still.${kind}`)}</p>}
    </>
  )
}

/** The one action of each trouble. */
function Action({ trouble, onRetry }: Pick<TroubleHelpProps, 'trouble' | 'onRetry'>) {
  const t = useAsideText()
  const say = useText()
  if (elsewhere.has(trouble)) {
    const chrome = chromeAddress(readBrowser(), location.href)
    return (
      <>
        {chrome && (
          <a className={buttonLook()} href={chrome}>
            {t('trouble.openChrome')}
          </a>
        )}
        <CopyButton
          text={location.href}
          word={t('trouble.copyLink')}
          doneWord={t('trouble.linkCopied')}
          label={t('trouble.link')}
        />
        <Button icon="retry" onClick={onRetry}>
          {t('trouble.tryHere')}
        </Button>
      </>
    )
  }
  if (trouble === 'frame_not_allowed')
    return (
      <>
        <Button onClick={() => void window.open(location.href, '_blank', 'noopener')}>
          {t('trouble.openTab')}
        </Button>
        <CopyButton
          text={ownerCode}
          word={t('trouble.copyCode')}
          doneWord={t('trouble.codeCopied')}
          label={t('trouble.ownerCode')}
        />
      </>
    )
  return (
    <Button icon="retry" onClick={onRetry}>
      {trouble === 'silent_microphone' ? t('trouble.testAgain') : say('kit.tryAgain')}
    </Button>
  )
}

function Told({ kind, trouble, onRetry, onWithout, phone }: TroubleHelpProps) {
  const t = useAsideText()
  useRetryOnReturn(trouble, onRetry)
  if (trouble === 'prompt_unanswered') return <PromptHint phone={phone} />
  return (
    <Notice
      kind="trouble"
      live
      title={t(wordsOf(kind, trouble))}
      actions={
        <>
          <Action trouble={trouble} onRetry={onRetry} />
          {onWithout && (
            <Button onClick={onWithout}>{kind === 'camera' ? t('trouble.voice') : t('trouble.chat')}</Button>
          )}
          {phone}
        </>
      }
    >
      <Mending kind={kind} trouble={trouble} />
    </Notice>
  )
}

function wordsOf(kind: CaptureKind, trouble: Exclude<DeviceTrouble, 'prompt_unanswered'>) {
  if (trouble === 'silent_microphone' || trouble === 'sound_blocked')
    return 'trouble.silent_microphone' as const
  return `trouble.${kind}.${trouble === 'in_app_browser' ? 'no_answer' : trouble}` as const
}

/** What is wrong with a camera or microphone, what still works, one action, and the ways round it, with its words. */
export function ToldTrouble(props: TroubleHelpProps) {
  return (
    <Aside>
      <Told {...props} />
    </Aside>
  )
}
