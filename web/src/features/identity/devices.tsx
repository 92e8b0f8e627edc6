import type { SignIn } from '@bedside/contract'
import { Button, Icon, Notice } from '@bedside/react'
import { useState } from 'react'
import { useDeed } from '../../shared/api/use-deed.ts'
import { useRead } from '../../shared/api/use-read.ts'
import form from '../../shared/form/form.module.css'
import { Loaded } from '../../shared/page/loaded.tsx'
import { ProblemNotice } from '../../shared/page/problem-notice.tsx'
import { useSignOut } from '../../shared/session/use-session.ts'
import { useWhenInside } from '../../shared/time/use-when.ts'
import { useWords, type WebTranslate } from '../../text/web-texts.ts'
import css from './account-page.module.css'

function nameOf(t: WebTranslate, { browser, system }: SignIn) {
  if (browser && system) return t('identity.device-of', { browser, system })
  return browser || system || t('identity.device-unknown')
}

function Device({ device, onEnd, busy }: { device: SignIn; onEnd: () => void; busy: boolean }) {
  const t = useWords()
  const when = useWhenInside()
  const name = nameOf(t, device)
  return (
    <li className={css.device}>
      <p>
        <strong>{name}</strong>
        {device.isThis ? (
          <span className={css.here}>
            <Icon name="tick" /> {t('identity.device-this')}
          </span>
        ) : (
          <span className={css.meta}>{t('identity.device-used', { time: when(device.lastSeenAt) })}</span>
        )}
      </p>
      {!device.isThis && (
        <Button busy={busy} aria-label={t('identity.device-end-of', { device: name })} onClick={onEnd}>
          {t('identity.device-end')}
        </Button>
      )}
    </li>
  )
}

/** Where the own account is signed in, and the ways out: one device, all others, this one. */
export function Devices() {
  const t = useWords()
  const [error, setError] = useState<unknown>()
  const devices = useRead('listSignIns', {})
  const end = useDeed('endSignIn', { touches: ['listSignIns'] })
  const endAll = useDeed('signOutEverywhere', { touches: ['listSignIns'] })
  const signOut = useSignOut()
  const trouble = error ?? end.error ?? endAll.error
  return (
    <section className={form.form}>
      <h2>{t('identity.devices-title')}</h2>
      <Loaded query={devices} shape="row" count={2}>
        {({ items }) => (
          <>
            <ul className={css.devices}>
              {items.map((device) => (
                <Device
                  key={device.signInId}
                  device={device}
                  busy={end.isPending}
                  onEnd={() => end.run({ params: { signInId: device.signInId } })}
                />
              ))}
            </ul>
            {items.length > 1 && (
              <p>
                <Button busy={endAll.isPending} onClick={() => endAll.run({})}>
                  {t('identity.sign-out-everywhere')}
                </Button>
              </p>
            )}
          </>
        )}
      </Loaded>
      {endAll.isSuccess && <Notice kind="done" live title={t('identity.signed-out-everywhere')} />}
      <p>
        <Button
          icon="leave"
          onClick={() => {
            signOut().catch(setError)
          }}
        >
          {t('identity.sign-out-here')}
        </Button>
      </p>
      {trouble !== undefined && trouble !== null && <ProblemNotice error={trouble} />}
    </section>
  )
}
