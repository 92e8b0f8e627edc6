import type { CaptureKind, DeviceTrouble } from '@bedside/client'
import { type ReactNode, useEffect, useState } from 'react'
import { Button } from '../../kit/button/button.tsx'
import { Notice } from '../../kit/notice/notice.tsx'
import { useText } from '../../text/text-provider.tsx'
import { blockedStepsFor, deniedStepsFor } from './browser-kind.ts'
import css from './device-check.module.css'

/** What {@link TroubleHelp} takes. */
export interface TroubleHelpProps {
  readonly kind: CaptureKind
  readonly trouble: DeviceTrouble
  onRetry(): void
  /** Goes on without the device: with voice when it is the camera, with chat when it is the microphone. */
  onWithout?(): void
  /** The last way on: {@link PhoneCallButton}. */
  readonly phone?: ReactNode
}

const iframeCode = '<iframe allow="camera; microphone; autoplay; fullscreen; display-capture">'
const asking: ReadonlySet<DeviceTrouble> = new Set(['prompt_unanswered'])
const elsewhere: ReadonlySet<DeviceTrouble> = new Set(['in_app_browser', 'no_answer'])

function Steps({ text }: { readonly text: string }) {
  const t = useText()
  return (
    <details className={css.steps} open>
      <summary>{t('trouble.how')}</summary>
      <ol>
        {text.split('\n').map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </details>
  )
}

function CopyLink() {
  const t = useText()
  const [copied, setCopied] = useState(false)
  const copy = () => {
    navigator.clipboard?.writeText(location.href).then(
      () => setCopied(true),
      () => undefined,
    )
  }
  return <Button onClick={copy}>{copied ? t('trouble.linkCopied') : t('trouble.copyLink')}</Button>
}

/** Tries again when the person comes back from the settings. */
function useRetryOnReturn(trouble: DeviceTrouble, onRetry: () => void) {
  useEffect(() => {
    if (trouble !== 'denied' && trouble !== 'blocked_by_system' && trouble !== 'in_use') return
    const onFocus = () => {
      if (!document.hidden) onRetry()
    }
    window.addEventListener('focus', onFocus)
    return () => window.removeEventListener('focus', onFocus)
  }, [trouble, onRetry])
}

/** What is wrong with a camera or microphone, what still works, and the ways on. */
export function TroubleHelp({ kind, trouble, onRetry, onWithout, phone }: TroubleHelpProps) {
  const t = useText()
  useRetryOnReturn(trouble, onRetry)
  if (asking.has(trouble)) return <Notice kind="late" title={t('check.asking')} live />
  const agent = navigator.userAgent
  const words = wordsOf(kind, trouble)
  return (
    <Notice
      kind="trouble"
      live
      title={t(words)}
      actions={
        <>
          {elsewhere.has(trouble) && <CopyLink />}
          {trouble === 'frame_not_allowed' && (
            <Button onClick={() => window.open(location.href, '_blank', 'noopener')}>
              {t('trouble.openTab')}
            </Button>
          )}
          <Button icon="retry" onClick={onRetry}>
            {t('kit.tryAgain')}
          </Button>
          {onWithout && (
            <Button onClick={onWithout}>{kind === 'camera' ? t('trouble.voice') : t('trouble.chat')}</Button>
          )}
          {phone}
        </>
      }
    >
      {trouble === 'denied' && <Steps text={t(`steps.denied.${deniedStepsFor(agent)}`)} />}
      {trouble === 'blocked_by_system' && <Steps text={t(`steps.blocked.${blockedStepsFor(agent)}`)} />}
      {trouble === 'silent_microphone' && <p>{t('trouble.silentHelp')}</p>}
      {trouble === 'frame_not_allowed' && (
        <p>
          {t('trouble.ownerCode')} <code dir="ltr">{iframeCode}</code>
        </p>
      )}
    </Notice>
  )
}

function wordsOf(kind: CaptureKind, trouble: DeviceTrouble) {
  if (trouble === 'silent_microphone' || trouble === 'sound_blocked' || trouble === 'prompt_unanswered')
    return 'trouble.silent_microphone' as const
  return `trouble.${kind}.${trouble === 'in_app_browser' ? 'no_answer' : trouble}` as const
}
