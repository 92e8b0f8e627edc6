import { type CallState, hasMedia, type Line, type Visit } from '@bedside/client'
import type { ConsultationMode, Session } from '@bedside/contract'
import { useEffect } from 'react'
import { ProblemNotice } from '../../bedside/problem-notice.tsx'
import { useAct } from '../../bedside/use-act.ts'
import { Button } from '../../kit/button/button.tsx'
import { Hidden } from '../../kit/hidden/hidden.tsx'
import { Notice } from '../../kit/notice/notice.tsx'
import { Aside, useAsideText } from '../../text/aside.tsx'
import { otherOf } from '../visit-source/use-visit.ts'
import { useModeNews } from './use-mode-news.ts'

/** What the room's menu shows of a change of mode. */
export interface ModeOffer {
  readonly icon: 'camera' | 'mic' | 'chat'
  readonly word: string
  take(): void
}

/** What {@link ModeChange} takes. */
export interface ModeChangeProps {
  readonly visit: Visit
  readonly session: Session
  readonly call: CallState
  readonly line: Line
  /** The thread, which tells of each change as well, is in sight. */
  readonly isThreadSeen: boolean
  /** Told whenever what is offered changes. Keep it the same between renders. */
  offer(offers: readonly ModeOffer[]): void
}

const icons = { VIDEO: 'camera', AUDIO: 'mic', CHAT: 'chat' } as const

/** An ask is between these two; a guest neither makes nor answers one. */
const isParty = ({ myRole }: Session) => myRole === 'PATIENT' || myRole === 'DOCTOR'

/** From each mode the next that shows more, by what doctors may offer of it, and all that show less. */
const others: Readonly<Record<ConsultationMode, Record<'more' | 'less', readonly ConsultationMode[]>>> = {
  VIDEO: { more: [], less: ['AUDIO', 'CHAT'] },
  AUDIO: { more: ['VIDEO'], less: ['CHAT'] },
  CHAT: { more: ['AUDIO', 'VIDEO'], less: [] },
}

/** The other modes that are offered here: less always, more as far as the doctor and the line go and nobody asks yet. */
function modesToOffer({ session, call, line }: ModeChangeProps): readonly ConsultationMode[] {
  const { consultationMode: mode, doctor, status, modeAsk } = session
  // On another device the visit goes on there; where it is on hold or over there is nothing to change.
  if (!isParty(session) || status !== 'IN_PROGRESS' || !hasMedia(call.phase)) return []
  const { more, less } = others[mode]
  const next = more.find((one) => doctor.consultationModes.includes(one))
  return next && !modeAsk && line !== 'polling' ? [next, ...less] : less
}

/** What a tap says that goes from one mode to another. */
function wordFor(from: ConsultationMode, to: ConsultationMode) {
  if (to === 'AUDIO') return from === 'VIDEO' ? 'switch.voice' : 'switch.askVoice'
  return to === 'VIDEO' ? 'switch.video' : 'switch.chat'
}

/** Yes and no look alike: nobody is led to open a camera. */
function Asked(props: ModeChangeProps & { wanted: ConsultationMode }) {
  const { visit, session, line, wanted } = props
  const t = useAsideText()
  const { act, busy, error } = useAct<'yes' | 'no'>()
  const { name } = otherOf(session)
  const isMine = session.modeAsk?.userId !== otherOf(session).userId
  const decline = (
    <Button busy={busy === 'no'} onClick={() => void act('no', () => visit.declineMode())}>
      {t(isMine ? 'switch.takeBack' : 'switch.notNow')}
    </Button>
  )
  const problem = error && <ProblemNotice code={error.code} />
  if (isMine)
    return (
      <>
        <Notice kind="late" live title={t('switch.asked', { name })} actions={decline} />
        {problem}
      </>
    )
  const can = line !== 'polling'
  return (
    <>
      <Notice
        kind="late"
        live
        title={t(wanted === 'VIDEO' ? 'switch.asksVideo' : 'switch.asksVoice', { name })}
        actions={
          <>
            {can && (
              <Button
                icon={icons[wanted]}
                busy={busy === 'yes'}
                onClick={() => void act('yes', () => visit.askForMode(wanted))}
              >
                {t(wanted === 'VIDEO' ? 'switch.video' : 'switch.voiceYes')}
              </Button>
            )}
            {decline}
          </>
        }
      >
        {t(!can ? 'switch.cannot' : wanted === 'VIDEO' ? 'switch.opensVideo' : 'switch.opensVoice')}
      </Notice>
      {problem}
    </>
  )
}

function Change(props: ModeChangeProps) {
  const { visit, session, call, isThreadSeen, offer } = props
  const t = useAsideText()
  const { act, error } = useAct<'ask'>()
  const news = useModeNews(visit, session)
  const { modeAsk } = session
  const offers = modesToOffer(props).map((to) => ({ to, word: t(wordFor(session.consultationMode, to)) }))
  // biome-ignore lint/correctness/useExhaustiveDependencies: its words say all of what is offered
  useEffect(() => {
    const take = (mode: ConsultationMode) => void act('ask', () => visit.askForMode(mode))
    offer(offers.map(({ to, word }) => ({ icon: icons[to], word, take: () => take(to) })))
  }, [offer, visit, act, offers.map(({ word }) => word).join()])
  useEffect(() => () => offer([]), [offer])
  if (modeAsk && isParty(session) && hasMedia(call.phase))
    return <Asked {...props} wanted={modeAsk.consultationMode} />
  return (
    <>
      {error && <ProblemNotice code={error.code} />}
      {news === 'refused' && (
        <Notice kind="info" live title={t('switch.refused', { name: otherOf(session).name })} />
      )}
      {(news === 'VIDEO' || news === 'AUDIO' || news === 'CHAT') &&
        (isThreadSeen ? (
          <span role="status">
            <Hidden>{t(`switch.now.${news}`)}</Hidden>
          </span>
        ) : (
          <Notice kind="info" live title={t(`switch.now.${news}`)} />
        ))}
    </>
  )
}

/**
 * How the two of a running visit come to another mode: offered to the room's menu, asked in the room, answered there, and
 * told to both. Renders what the room shows of it; a device opens by a tap of its owner alone.
 */
export function ModeChange(props: ModeChangeProps) {
  return (
    <Aside>
      <Change {...props} />
    </Aside>
  )
}
