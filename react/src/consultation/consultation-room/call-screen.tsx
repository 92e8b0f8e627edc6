import type { CallState, Line, Visit } from '@bedside/client'
import type { Session } from '@bedside/contract'
import { type ComponentType, lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react'
import { ProblemNotice } from '../../bedside/problem-notice.tsx'
import { useAct } from '../../bedside/use-act.ts'
import { useReadable } from '../../bedside/use-readable.ts'
import { useIncoming } from '../../chat/chat-panel/use-incoming.ts'
import { Notice } from '../../kit/notice/notice.tsx'
import { useComingAndGoing } from '../../media/bell/use-coming-and-going.ts'
import { QualityLine } from '../../media/call-notice/call-notice.tsx'
import { type ControlActions, Controls } from '../../media/controls/controls.tsx'
import { useSingleKeys } from '../../media/controls/use-single-keys.ts'
import { useDevices } from '../../media/device-check/device-picker.tsx'
import type { SmallWindowOffer, SmallWindowProps } from '../../media/small-window/small-window.tsx'
import { Stage } from '../../media/stage/stage.tsx'
import { hasFacing } from '../../media/stream-view/video-view.tsx'
import { useText } from '../../text/text-provider.tsx'
import type { ModeChangeProps, ModeOffer } from '../mode-change/mode-change.tsx'
import { CallSide } from '../side/call-side.tsx'
import { type ChosenTab, useRoomSide } from '../side/room-side.ts'
import sideCss from '../side/side.module.css'
import { useSide } from '../side/use-side.ts'
import { otherOf } from '../visit-source/use-visit.ts'
import { OwnTrouble, overStage } from './call-overlays.tsx'
import css from './consultation-room.module.css'
import { DoctorCalls } from './doctor-calls.tsx'
import { RoomDialog, type RoomDialogName } from './room-dialogs.tsx'
import { RoomHeader } from './room-header.tsx'
import { useSingleKeysSwitch } from './single-keys-switch.ts'
import { useCallVoice } from './use-call-voice.ts'
import { useChatSheet } from './use-chat-sheet.ts'

// Nobody but a doctor fetches it.
const SizeChoice = lazy(async () => ({ default: (await import('../side/size-choice.tsx')).SizeChoice }))

/** Nor this, which a room does without where it cannot be fetched. */
const SmallWindow = lazy<ComponentType<SmallWindowProps>>(() =>
  import('../../media/small-window/small-window.tsx').then(
    (loaded) => ({ default: loaded.SmallWindow }),
    () => ({ default: () => null }),
  ),
)

/** Where it cannot be fetched, the visit goes on as it is. */
const ModeChange = lazy<ComponentType<ModeChangeProps>>(() =>
  import('../mode-change/mode-change.tsx').then(
    (loaded) => ({ default: loaded.ModeChange }),
    () => ({ default: () => null }),
  ),
)

/** What {@link CallScreen} takes. */
export interface CallScreenProps {
  readonly visit: Visit
  readonly session: Session
  readonly call: CallState
  readonly line: Line
  /** The tab beside the visit. */
  readonly chosen: ChosenTab
  onLeft(): void
}

function useFullscreen() {
  const root = useRef<HTMLDivElement>(null)
  const [isFullscreen, setFullscreen] = useState(false)
  useEffect(() => {
    const read = () => setFullscreen(document.fullscreenElement === root.current && root.current !== null)
    document.addEventListener('fullscreenchange', read)
    return () => document.removeEventListener('fullscreenchange', read)
  }, [])
  const toggle = useCallback(() => {
    const change = document.fullscreenElement
      ? document.exitFullscreen()
      : root.current?.requestFullscreen?.()
    change?.catch(() => undefined)
  }, [])
  return { root, isFullscreen, toggle }
}

/** The running call: stage, chat and bar for video and voice; the thread alone for a chat visit. */
export function CallScreen(props: CallScreenProps) {
  const { visit, session, call, line, chosen, onLeft } = props
  const t = useText()
  const chat = useReadable(visit.chat.state)
  const { root, isFullscreen, toggle: toggleFullscreen } = useFullscreen()
  const [showOwn, setShowOwn] = useState(true)
  const [smallWindow, offerSmallWindow] = useState<SmallWindowOffer | null>(null)
  const [modeChanges, offerModes] = useState<readonly ModeOffer[]>([])
  const [asking, setAsking] = useState<RoomDialogName | null>(null)
  const sheet = useChatSheet(root)
  const side = useRoomSide(session.myRole === 'DOCTOR')
  const beside = useSide({ root, side, chosen, mode: session.consultationMode, sheet })
  const notes = side && {
    isOpen: beside.isOpen && beside.tab === 'notes',
    toggle: () => beside.toggle('notes'),
  }
  const [singleKeys, setSingleKeys] = useSingleKeysSwitch()
  const { act, busy, error } = useAct<'hold' | 'resume' | 'end' | 'leave'>()
  const mode = session.consultationMode
  const canFlip = useDevices('camera', call.camera.track).length > 1 && hasFacing(call.camera.track)
  useCallVoice(call, session)
  useComingAndGoing(call, session.participants)
  useIncoming(chat, !beside.isChatShown && mode !== 'CHAT')
  const actions: ControlActions = {
    setMicrophone: (isOn) => void visit.call.setMicrophone(isOn),
    setCamera: (isOn) => void visit.call.setCamera(isOn),
    shareScreen: () => void visit.call.shareScreen(),
    stopSharing: () => void visit.call.stopSharing(),
    toggleChat: () => beside.toggle('chat'),
    hold: () => void act('hold', () => visit.pause()),
    resume: () => void act('resume', () => visit.resume()),
    leave: () => setAsking('leave'),
    end: () => setAsking('end'),
    toggleOwn: () => setShowOwn((show) => !show),
    toggleFullscreen,
    showKeys: () => setAsking('keys'),
    flipCamera: () => void visit.call.flipCamera(),
  }
  useSingleKeys(asking === null && mode !== 'CHAT', singleKeys, {
    toggleMicrophone: () => actions.setMicrophone(!call.microphone.isOn),
    toggleCamera: () => mode === 'VIDEO' && actions.setCamera(!call.camera.isOn),
    toggleChat: () => beside.toggle('chat'),
    showKeys: actions.showKeys,
    toggleNotes: notes?.toggle,
    closeTop: beside.close,
  })
  const leave = () => void act('leave', () => visit.call.leave().catch(() => undefined)).then(onLeft)
  const end = () => void act('end', () => visit.end()).then(() => setAsking(null))
  const over = overStage(visit, session, call, t) ?? smallWindow?.plate ?? null
  const unread = beside.isChatShown ? 0 : chat.unreadCount
  // The thread says what the visit went on by, unless a doctor's tabs lie over it.
  const isThreadSeen = beside.isChatShown && !(mode === 'CHAT' && side !== null && beside.isOver)
  const isCovered = beside.isOver || (mode === 'CHAT' && side === null)
  return (
    <div ref={root} className={css.call} data-bs-theme="room" data-mode={mode}>
      <div
        className={`${css.inside} ${beside.isWide ? sideCss.wide : ''}`}
        aria-hidden={asking !== null || undefined}
        data-chat={isCovered || (beside.isOpen && side === null) || undefined}
        data-size={beside.isWide ? beside.size : undefined}
      >
        <RoomHeader visit={visit} session={session} call={call}>
          {beside.isWide && mode === 'VIDEO' && (
            <Suspense fallback={null}>
              <SizeChoice size={beside.size} setSize={beside.setSize} />
            </Suspense>
          )}
        </RoomHeader>
        <div className={css.notices}>
          {line === 'polling' && <Notice kind="info">{t('room.polling')}</Notice>}
          {line === 'offline' && <Notice kind="late">{t('room.offline')}</Notice>}
          <QualityLine call={call} />
          {call.screen && <Notice kind="info">{t('room.sharing')}</Notice>}
          {error && <ProblemNotice code={error.code} />}
          <DoctorCalls
            visit={visit}
            session={session}
            isAlone={!call.people.some((person) => person.isLive) && mode !== 'CHAT'}
          />
          <Suspense fallback={null}>
            <ModeChange
              visit={visit}
              session={session}
              call={call}
              line={line}
              isThreadSeen={isThreadSeen}
              offer={offerModes}
            />
          </Suspense>
          <OwnTrouble call={call} visit={visit} mode={mode} />
          {isCovered && over}
        </div>
        {mode !== 'CHAT' && (
          <Stage
            call={call}
            mode={mode}
            otherName={otherOf(session).name}
            showOwn={showOwn}
            over={isCovered ? null : over}
          />
        )}
        <CallSide visit={visit} session={session} side={side} beside={beside} unread={unread} />
        <Controls
          call={call}
          mode={mode}
          isDoctor={session.myRole === 'DOCTOR'}
          isHeld={session.status === 'PAUSED'}
          isRunning={session.status === 'IN_PROGRESS' || session.status === 'PAUSED'}
          isChatOpen={beside.isChatShown}
          notes={notes}
          unread={unread}
          showOwn={showOwn}
          isFullscreen={isFullscreen}
          canFlip={canFlip}
          modeChanges={modeChanges}
          smallWindow={smallWindow}
          busy={busy}
          actions={actions}
        />
      </div>
      {session.myRole === 'DOCTOR' && mode !== 'CHAT' && (
        <Suspense fallback={null}>
          <SmallWindow
            call={call}
            mode={mode}
            actions={actions}
            otherName={otherOf(session).name}
            singleKeys={singleKeys}
            root={root}
            offer={offerSmallWindow}
          />
        </Suspense>
      )}
      {asking && (
        <RoomDialog
          asking={asking}
          name={otherOf(session).name}
          busy={busy === asking}
          confirm={{ leave, end }}
          keys={{ singleKeys, setSingleKeys, hasNotes: notes !== null }}
          onClose={() => setAsking(null)}
        />
      )}
    </div>
  )
}
