import type { ModeInput, Visit } from '@bedside/client'
import type { ParticipantRole, Session } from '@bedside/contract'
import { lazy, type ReactNode, Suspense, useCallback, useEffect, useRef, useState } from 'react'
import { useBedside } from '../../bedside/bedside-provider.tsx'
import { keptFlag } from '../../bedside/kept-flag.ts'
import { ProblemNotice } from '../../bedside/problem-notice.tsx'
import { useReadable } from '../../bedside/use-readable.ts'
import { useFocusKeeper } from '../../kit/focus-keeper/use-focus-keeper.ts'
import { Skeleton } from '../../kit/skeleton/skeleton.tsx'
import { useText } from '../../text/text-provider.tsx'
import { type RoomSide, RoomSideProvider, useChosenTab, useRoomSide } from '../side/room-side.ts'
import { WithSide } from '../side/with-side.tsx'
import { useSessionId, useVisit } from '../visit-source/use-visit.ts'
import { ReadyTakeover } from '../waiting-room/ready-takeover.tsx'
import { WaitingView } from '../waiting-room/waiting-view.tsx'
import { useWakeLock } from '../wake-lock/use-wake-lock.ts'
import { FailedScreen, LeftScreen } from './after-call.tsx'
import { BeforeCall, VisitDevices } from './before-call.tsx'
import { CallScreen } from './call-screen.tsx'
import css from './consultation-room.module.css'
import { fetchChat, LateChat } from './late-chat.tsx'
import { isOver, roomScreen } from './room-screen.ts'
import { useVisitEvents } from './use-visit-events.ts'

const Ended = lazy(async () => ({ default: (await import('./ended-screen.tsx')).EndedScreen }))

/** What {@link ConsultationRoom} takes: exactly the contract's names. */
export interface ConsultationRoomProps {
  readonly appointmentId: string
  /** What the page expects; the server's own kind of visit decides. */
  readonly consultationType?: ModeInput
  /** Shown until the visit has loaded; the server's own name decides. */
  readonly participantName?: string
  readonly participantRole?: ParticipantRole | Lowercase<ParticipantRole>
  /** What a doctor's page puts beside the visit, as tabs with the chat. */
  readonly doctorSide?: RoomSide
  /** The page's way to another visit: for a patient whose visit did not come about. */
  readonly bookAgain?: ReactNode
  /** This person is finished here: the visit ended, or they left and said they are done. */
  onEndCall?(): void
}

const checkedFor = 30 * 24 * 60 * 60_000
const checkedFlag = keptFlag('localStorage', 'checked-at')
const inFlag = (sessionId: string) => keptFlag('sessionStorage', `in:${sessionId}`)

function wasChecked(): boolean {
  return Date.now() - Number(checkedFlag.read() ?? 0) < checkedFor
}

/** What this page remembers of the person's way through the visit, and the steps along it. */
function useWay(visit: Visit, session: Session) {
  const isDoctor = session.myRole === 'DOCTOR'
  const flag = inFlag(session.sessionId)
  const [wasIn] = useState(() => flag.read() !== null && !isOver(session.status))
  const [isChecked, setChecked] = useState(
    () => wasIn || (!isDoctor && (session.consultationMode === 'CHAT' || wasChecked())),
  )
  const [hasLeft, setLeft] = useState(false)
  const [wasWaiting, setWasWaiting] = useState(false)
  const [autoJoin, setAutoJoin] = useState(false)
  const join = useCallback(() => {
    setLeft(false)
    flag.write('1')
    void visit.call.join()
  }, [visit, flag])
  const begun = useRef(false)
  const isEnded = isOver(session.status)
  useEffect(() => {
    if (begun.current || !isChecked || hasLeft || isEnded) return
    begun.current = true
    // A reload comes straight back into the call; a first arrival goes to the waiting room.
    if (wasIn) join()
    else if (!isDoctor) void visit.call.enter()
  }, [isChecked, hasLeft, isEnded, wasIn, isDoctor, visit, join])
  return {
    page: { isChecked, hasLeft },
    autoJoin,
    setAutoJoin,
    join,
    next() {
      checkedFlag.write(String(Date.now()))
      begun.current = true
      setChecked(true)
      if (isDoctor || session.status === 'IN_PROGRESS') join()
      else void visit.call.enter()
    },
    wasWaiting,
    left(fromWaiting = false) {
      flag.write(null)
      setWasWaiting(fromWaiting)
      setLeft(true)
    },
    back() {
      setLeft(false)
      if (isDoctor || session.status === 'IN_PROGRESS' || session.status === 'PAUSED') join()
      else void visit.call.enter()
    },
  }
}

/** What the page around hands to the screens. */
interface PageParts {
  readonly onEndCall: (() => void) | undefined
  readonly bookAgain: ReactNode
}

function Screens(props: PageParts & { visit: Visit; session: Session }) {
  const { visit, session, onEndCall, bookAgain } = props
  const { client } = useBedside()
  const t = useText()
  const call = useReadable(visit.call.state)
  const line = useReadable(client.realtime.line)
  const way = useWay(visit, session)
  const side = useRoomSide(session.myRole === 'DOCTOR')
  const chosen = useChosenTab()
  const screen = roomScreen(session, call, way.page)
  const { autoJoin, join } = way
  const [wasOver] = useState(() => isOver(session.status))
  useVisitEvents(session, call, onEndCall)
  useEffect(() => {
    if (screen === 'ready' && autoJoin) join()
  }, [screen, autoJoin, join])
  useEffect(fetchChat, [])
  useWakeLock(screen === 'waiting' || screen === 'ready' || screen === 'call')
  const leaveWaiting = () => {
    way.left(true)
    visit.call.leave().catch(() => undefined)
  }
  const shown = () => {
    switch (screen) {
      case 'check':
        return <BeforeCall visit={visit} session={session} call={call} line={line} onNext={way.next} />
      case 'entering':
        return (
          <div className={css.after}>
            <p role="status">{t('room.opening')}</p>
            <Skeleton shape="slip" />
          </div>
        )
      case 'waiting':
        return (
          <WaitingView
            visit={visit}
            session={session}
            line={line}
            autoJoin={autoJoin}
            setAutoJoin={way.setAutoJoin}
            chat={<LateChat visit={visit} session={session} />}
            devices={<VisitDevices visit={visit} session={session} call={call} line={line} next={null} />}
            onLeave={leaveWaiting}
          />
        )
      case 'ready':
        return <ReadyTakeover visit={visit} session={session} onJoin={join} />
      case 'call':
      case 'moved':
        return (
          <CallScreen
            visit={visit}
            session={session}
            call={call}
            line={line}
            chosen={chosen}
            onLeft={() => way.left()}
          />
        )
      case 'left':
        return (
          <LeftScreen
            visit={visit}
            session={session}
            wasWaiting={way.wasWaiting}
            onBack={way.back}
            onDone={onEndCall}
          />
        )
      case 'failed':
        return (
          <FailedScreen visit={visit} session={session} onBack={way.back} code={call.failure ?? 'internal'} />
        )
      case 'ended':
        return (
          <Suspense fallback={<Skeleton shape="slip" />}>
            <Ended visit={visit} session={session} isFresh={!wasOver} bookAgain={bookAgain} />
          </Suspense>
        )
    }
  }
  if (screen === 'call' || screen === 'moved') return shown()
  return (
    <WithSide side={side} chosen={chosen}>
      {shown()}
    </WithSide>
  )
}

function Loaded({ visit, ...page }: PageParts & { visit: Visit }) {
  const { session, error } = useReadable(visit.state)
  if (session) return <Screens visit={visit} session={session} {...page} />
  if (error) return <ProblemNotice code={error.code} onRetry={() => void visit.refresh()} />
  return <Skeleton shape="slip" />
}

/** A whole visit: device check, waiting room, call, and what comes after; which of them is due follows from its state. */
export function ConsultationRoom({ appointmentId, doctorSide, bookAgain, onEndCall }: ConsultationRoomProps) {
  const { value: sessionId, error, reload } = useSessionId(appointmentId)
  const visit = useVisit(sessionId)
  const root = useRef<HTMLDivElement>(null)
  useFocusKeeper(root)
  return (
    <div ref={root} className={css.room}>
      {error ? (
        <ProblemNotice code={error.code} onRetry={reload} />
      ) : visit ? (
        <RoomSideProvider value={doctorSide ?? null}>
          <Loaded key={visit.sessionId} visit={visit} onEndCall={onEndCall} bookAgain={bookAgain} />
        </RoomSideProvider>
      ) : (
        <Skeleton shape="slip" />
      )}
    </div>
  )
}
