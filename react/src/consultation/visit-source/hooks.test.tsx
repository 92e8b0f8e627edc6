// @vitest-environment happy-dom
import { act, cleanup, renderHook, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, expect, test } from 'vitest'
import {
  aMessage,
  appointmentId,
  asha,
  ram,
  ScriptedClinic,
  sessionId,
} from '../../../test/scripted-clinic.ts'
import { BedsideProvider } from '../../bedside/bedside-provider.tsx'
import { useChat } from '../../chat/use-chat/use-chat.ts'
import {
  useLocalTracks,
  useParticipant,
  useScreenShare,
  useVideoRoom,
} from '../../media/hooks/use-video-room.ts'
import { useCallSession, useConsultation } from './use-consultation.ts'
import '../../../test/patience.ts'

let clinic: ScriptedClinic
afterEach(() => {
  cleanup()
  clinic.client.close()
})

const wrapper = ({ children }: { children: ReactNode }) => (
  <BedsideProvider client={clinic.client}>{children}</BedsideProvider>
)

function aClinic() {
  clinic = new ScriptedClinic()
  clinic.answers.getAppointment = () => ({ body: { appointmentId, patient: ram, doctor: asha } })
  clinic.answers.createSession = () => ({ status: 201, body: clinic.session })
}

test('useConsultation gives the session, its messages and the three deeds', async () => {
  aClinic()
  clinic.answers.listMessages = () => ({
    body: { items: [aMessage(1, asha, 'Namaste')], receipts: [], nextCursor: null },
  })
  const { result } = renderHook(() => useConsultation(appointmentId, ram.userId, asha.userId, 'video'), {
    wrapper,
  })
  expect(result.current.isLoading).toBe(true)
  await waitFor(() => expect(result.current.messages.map((line) => line.content)).toEqual(['Namaste']))
  expect(result.current.session?.sessionId).toBe(sessionId)
  expect(result.current.error).toBeNull()
  await act(async () => void (await result.current.sendMessage('Hello')))
  expect(result.current.messages.at(-1)).toMatchObject({ content: 'Hello', isMine: true })
  expect((await result.current.loadMessages()).map((message) => message.content)).toEqual(['Namaste'])
})

test("useConsultation refuses another person's id", async () => {
  aClinic()
  const { result } = renderHook(() => useConsultation(appointmentId, asha.userId, asha.userId, 'video'), {
    wrapper,
  })
  await waitFor(() => expect(result.current.error?.code).toBe('identity_mismatch'))
  expect(result.current.session).toBeNull()
})

test('useCallSession joins and, for a patient, ends by leaving', async () => {
  aClinic()
  clinic.turns({ admitted: true })
  const { result } = renderHook(() => useCallSession(appointmentId), { wrapper })
  await waitFor(() => result.current.startCall())
  await waitFor(() => expect(clinic.names()).toContain('joinSession'))
  await act(() => result.current.endCall())
  expect(clinic.names()).toContain('leaveSession')
  expect(clinic.names()).not.toContain('endSession')
})

test('the smaller hooks share one visit and follow it', async () => {
  aClinic()
  clinic.turns({ admitted: true })
  const { result } = renderHook(
    () => ({
      room: useVideoRoom(sessionId),
      tracks: useLocalTracks(sessionId),
      doctor: useParticipant(sessionId, asha.userId),
      screen: useScreenShare(sessionId),
      chat: useChat(sessionId),
    }),
    { wrapper },
  )
  await waitFor(() => expect(result.current.room.call?.mode).toBe('VIDEO'))
  await act(() => result.current.room.join())
  await waitFor(() => expect(result.current.room.isConnected).toBe(true))
  act(() => clinic.comesIn(asha, 'DOCTOR'))
  await waitFor(() => expect(result.current.doctor?.name).toBe(asha.name))
  await act(() => result.current.tracks.setMicrophone(false))
  expect(result.current.tracks.isMicrophoneOn).toBe(false)
  expect(result.current.screen.isSharing).toBe(false)
  act(() => void result.current.chat?.send('Hello'))
  await waitFor(() => expect(result.current.chat?.lines.at(-1)?.content).toBe('Hello'))
  expect(clinic.names().filter((name) => name === 'listMessages')).toHaveLength(1)
})
