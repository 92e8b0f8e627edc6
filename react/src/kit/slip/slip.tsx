import { type ReactNode, useId, useState } from 'react'
import { useFormats } from '../../text/formats.ts'
import { useText } from '../../text/text-provider.tsx'
import { Icon } from '../icon/icon.tsx'
import { Name } from '../name/name.tsx'
import css from './slip.module.css'

/** What the stub shows: the booked time, the turn, that it has come, the running length, the finished one, or that it never was. */
export type SlipStub =
  | { readonly kind: 'time'; readonly at: string }
  | { readonly kind: 'turn'; readonly place: number | null }
  | { readonly kind: 'called' }
  | { readonly kind: 'timer'; readonly seconds: number }
  | { readonly kind: 'done'; readonly minutes: number }
  | { readonly kind: 'off' }

/** What {@link Slip} takes. */
export interface SlipProps {
  readonly stub: SlipStub
  /** Who: the one heading of the slip. */
  readonly title: string
  readonly headingLevel?: 1 | 2 | 3
  /** Lines under the name: specialty, kind of visit, day. */
  readonly children?: ReactNode
  /** The {@link StatusMark} of the visit. */
  readonly mark?: ReactNode
  /** The one main button. */
  readonly action?: ReactNode
  /** The visit ended before this reader's eyes: the finished stub comes off as it appears. */
  readonly isTorn?: boolean
}

/** `2:30 pm`: the figures large, the words of the hour beside them or, where both are too wide for the stub, on a line of their own. */
function StubTime({ at }: { readonly at: string }) {
  const time = useFormats().time(at)
  const [, before = '', figures = time, after = ''] = /^(\P{Nd}*)(\p{Nd}+:\p{Nd}+)(.*)$/u.exec(time) ?? []
  return (
    <time className={css.time} dateTime={at}>
      {before && <span>{before.trim()} </span>}
      <span className={css.clock}>{figures}</span>
      {after && <span> {after.trim()}</span>}
    </time>
  )
}

function Stub({ stub }: { readonly stub: SlipStub }) {
  const t = useText()
  const formats = useFormats()
  if (stub.kind === 'time') {
    return (
      <>
        <span className={css.label}>{t('slip.time')}</span>
        <StubTime at={stub.at} />
      </>
    )
  }
  if (stub.kind === 'turn') {
    if (stub.place === null || stub.place === 0) {
      return (
        <>
          <Icon name="bell" size="2rem" />
          <span className={css.word}>{stub.place === 0 ? t('slip.nextLong') : t('slip.next')}</span>
        </>
      )
    }
    return (
      <>
        <span className={css.label}>{t('slip.turn')}</span>
        <span className={css.token}>{formats.number(stub.place)}</span>
      </>
    )
  }
  if (stub.kind === 'called') {
    return (
      <>
        <Icon name="bell" size="2rem" />
        <span className={css.word}>{t('slip.called')}</span>
      </>
    )
  }
  if (stub.kind === 'timer') {
    return (
      <>
        <span className={css.label}>{t('slip.timer')}</span>
        <span className={css.clock} role="timer" aria-label={t('slip.timerName')}>
          {formats.clock(stub.seconds)}
        </span>
      </>
    )
  }
  if (stub.kind === 'off') {
    return (
      <>
        <Icon name="slash" size="2rem" />
        <span className={css.label}>{t('slip.off')}</span>
      </>
    )
  }
  return (
    <>
      <Icon name="tick" size="2rem" />
      <span className={css.label}>{t('slip.done')}</span>
      <span className={css.word}>{t('slip.minutes', { count: stub.minutes })}</span>
    </>
  )
}

/** The visit slip: one object from the booking to the printed summary. One a screen. */
export function Slip({ stub, title, headingLevel = 2, children, mark, action, isTorn = false }: SlipProps) {
  const id = useId()
  const [first] = useState(stub.kind)
  const tears = stub.kind === 'done' && (isTorn || first !== 'done')
  const Heading = `h${headingLevel}` as const
  return (
    <article
      className={css.frame}
      aria-labelledby={id}
      data-stub={stub.kind}
      data-torn={tears || undefined}
      data-bs-theme="light"
    >
      <div className={css.slip}>
        <div className={css.stub}>
          <Stub stub={stub} />
        </div>
        <div className={css.body}>
          <Heading className={css.title} id={id}>
            <Name>{title}</Name>
          </Heading>
          {children && <div className={css.lines}>{children}</div>}
          {mark}
          {action && <div className={css.action}>{action}</div>}
        </div>
      </div>
    </article>
  )
}
