import type { CallState, Line, Visit } from '@bedside/client'
import type { Session } from '@bedside/contract'
import { useCallback, useEffect, useRef, useState } from 'react'
import { ProblemNotice } from '../../bedside/problem-notice.tsx'
import { useAct } from '../../bedside/use-act.ts'
import { useReadable } from '../../bedside/use-readable.ts'
import { useAnnounce } from '../../kit/announcer/announcer.tsx'
import { Notice } from '../../kit/notice/notice.tsx'
import { QualityLine } from '../../media/call-notice/call-notice.tsx'
import { type ControlActions, Controls } from '../../media/controls/controls.tsx'
import { useSingleKeys } from '../../media/controls/use-single-keys.ts'
import { Stage } from '../../media/stage/stage.tsx'
import { useText } from '../../text/text-provider.tsx'
import { otherOf } from '../visit-source/use-visit.ts'
import { OwnTrouble, overStage } from './call-overlays.tsx'
import css from './consultation-room.module.css'
import { DoctorCalls } from './doctor-calls.tsx'
import { EndDialog, LeaveDialog } from './room-dialogs.tsx'
import { RoomHeader } from './room-header.tsx'
import { useSingleKeysSwitch } from './single-keys-switch.ts'
import { VisitChat } from './visit-chat.tsx'

/** What {@link CallScreen} takes. */
export interface CallScreenProps {
  readonly visit: Visit
  readonly session: Session
  readonly call: CallState
  readonly line: Line
  onLeft(): void
}

/** Says to screen readers what changed in the call, once each. */
function useCallVoice(call: CallState, session: Session): void {
  const announce = useAnnounce()
  const t = useText()
  const before = useRef(call)
  useEffect(() => {
    const was = before.current
    before.current = call
    if (call.phase !== was.phase) {
      if (call.phase === 'reconnecting') announce(t('room.lost'), 'now')
      if (was.phase === 'reconnecting' && call.phase === 'connected') announce(t('room.good'))
      if (call.phase === 'on_hold')
        announce(
          session.myRole === 'DOCTOR'
            ? t('room.heldDoctor')
            : t('room.heldPatient', { name: session.doctor.name }),
          'now',
        )
    }
    if (call.microphone.isOn !== was.microphone.isOn)
      announce(call.microphone.isOn ? t('room.micOn') : t('room.micOff'))
    if (call.camera.isOn !== was.camera.isOn)
      announce(call.camera.isOn ? t('room.cameraIsOn') : t('room.cameraIsOff'))
  }, [call, session, announce, t])
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

/** Opens and closes the chat; the focus goes into it and back to its button. */
function useChatSheet(root: React.RefObject<HTMLDivElement | null>) {
  const [isOpen, setOpen] = useState(false)
  const toggle = useCallback(() => {
    setOpen((open) => {
      if (open) root.current?.querySelector<HTMLElement>('[data-bs-chat]')?.focus()
      return !open
    })
  }, [root])
  useEffect(() => {
    if (isOpen) root.current?.querySelector<HTMLElement>('[data-bs-sheet] textarea')?.focus()
  }, [isOpen, root])
  return { isOpen, toggle }
}

/** The running call: stage, chat and bar for video and voice; the thread alone for a chat visit. */
export function CallScreen(props: CallScreenProps) {
  const { visit, session, call, line, onLeft } = props
  const t = useText()
  const chat = useReadable(visit.chat.state)
  const { root, isFullscreen, toggle: toggleFullscreen } = useFullscreen()
  const sheet = useChatSheet(root)
  const [showOwn, setShowOwn] = useState(true)
  const [asking, setAsking] = useState<'leave' | 'end' | null>(null)
  const [singleKeys, setSingleKeys] = useSingleKeysSwitch()
  const { act, busy, error } = useAct<'hold' | 'resume' | 'end' | 'leave'>()
  const mode = session.consultationMode
  useCallVoice(call, session)
  const actions: ControlActions = {
    setMicrophone: (isOn) => void visit.call.setMicrophone(isOn),
    setCamera: (isOn) => void visit.call.setCamera(isOn),
    shareScreen: () => void visit.call.shareScreen(),
    stopSharing: () => void visit.call.stopSharing(),
    toggleChat: sheet.toggle,
    hold: () => void act('hold', () => visit.pause()),
    resume: () => void act('resume', () => visit.resume()),
    leave: () => setAsking('leave'),
    end: () => setAsking('end'),
    toggleOwn: () => setShowOwn((show) => !show),
    toggleFullscreen,
    setSingleKeys,
  }
  useSingleKeys(asking === null && mode !== 'CHAT', singleKeys, {
    toggleMicrophone: () => actions.setMicrophone(!call.microphone.isOn),
    toggleCamera: () => mode === 'VIDEO' && actions.setCamera(!call.camera.isOn),
    toggleChat: sheet.toggle,
  })
  const leave = () => void act('leave', () => visit.call.leave().catch(() => undefined)).then(onLeft)
  const end = () => void act('end', () => visit.end()).then(() => setAsking(null))
  const over = overStage(visit, session, call, t)
  const showsChat = sheet.isOpen || mode === 'CHAT'
  return (
    <div ref={root} className={css.call} data-bs-theme="room" data-mode={mode}>
      <div
        className={css.inside}
        aria-hidden={asking !== null || undefined}
        data-chat={showsChat || undefined}
      >
        <RoomHeader visit={visit} session={session} call={call} />
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
          <OwnTrouble call={call} visit={visit} mode={mode} />
          {showsChat && over}
        </div>
        {mode !== 'CHAT' && (
          <Stage
            call={call}
            mode={mode}
            otherName={otherOf(session).name}
            showOwn={showOwn}
            over={showsChat ? null : over}
          />
        )}
        {showsChat && (
          <div className={css.sheet} data-bs-sheet="">
            <VisitChat
              visit={visit}
              session={session}
              {...(mode === 'CHAT' ? {} : { onClose: sheet.toggle })}
            />
          </div>
        )}
        <Controls
          call={call}
          mode={mode}
          isDoctor={session.myRole === 'DOCTOR'}
          isHeld={session.status === 'PAUSED'}
          isChatOpen={sheet.isOpen}
          unread={sheet.isOpen ? 0 : chat.unreadCount}
          showOwn={showOwn}
          isFullscreen={isFullscreen}
          singleKeys={singleKeys}
          busy={busy}
          actions={actions}
        />
      </div>
      {asking === 'leave' && (
        <LeaveDialog busy={busy === 'leave'} onConfirm={leave} onClose={() => setAsking(null)} />
      )}
      {asking === 'end' && (
        <EndDialog
          name={otherOf(session).name}
          busy={busy === 'end'}
          onConfirm={end}
          onClose={() => setAsking(null)}
        />
      )}
    </div>
  )
}
