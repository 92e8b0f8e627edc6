// @vitest-environment happy-dom
import type { ChatLine, ChatState } from '@bedside/client'
import type { SessionEvent } from '@bedside/contract'
import { cleanup, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { asha, ram } from '../../../test/scripted-clinic.ts'
import { Announcer } from '../../kit/announcer/announcer.tsx'
import { TextProvider } from '../../text/text-provider.tsx'
import { ChatPanel, type ChatPanelProps } from './chat-panel.tsx'

afterEach(cleanup)
const user = userEvent.setup()

function aLine(seq: number | null, part: Partial<ChatLine> = {}): ChatLine {
  return {
    key: `line-${seq}`,
    messageId: seq === null ? null : `m${seq}`,
    senderId: asha.userId,
    senderName: asha.name,
    senderType: 'doctor',
    isMine: false,
    content: `Message ${seq}`,
    messageType: 'text',
    timestamp: '2026-11-21T08:45:00Z',
    seq,
    isDeleted: false,
    delivery: 'sent',
    isLate: false,
    failure: null,
    ...part,
  }
}

const mine = (seq: number | null, part: Partial<ChatLine> = {}) =>
  aLine(seq, { senderId: ram.userId, senderName: ram.name, senderType: 'patient', isMine: true, ...part })

const aChat = (part: Partial<ChatState> = {}): ChatState => ({
  lines: [],
  isLoading: false,
  hasEarlier: false,
  isLoadingEarlier: false,
  draft: '',
  unreadCount: 0,
  failure: null,
  ...part,
})

const actions = () => ({
  send: vi.fn(),
  retry: vi.fn(),
  setDraft: vi.fn(),
  markRead: vi.fn(),
  loadEarlier: vi.fn(async () => undefined),
})

function panel(chat: Partial<ChatState>, part: Partial<ChatPanelProps> = {}) {
  return (
    <TextProvider language="en" timeZone="Asia/Kathmandu">
      <Announcer>
        <ChatPanel
          chat={aChat(chat)}
          actions={actions()}
          entries={[]}
          nameOf={(userId) => (userId === ram.userId ? ram.name : '')}
          otherName={asha.name}
          typing={[]}
          isOpen
          {...part}
        />
      </Announcer>
    </TextProvider>
  )
}

test('the thread is a log, grouped by sender and day, own messages say how far they got', () => {
  render(
    panel({ lines: [aLine(1), aLine(2), mine(3, { delivery: 'delivered' }), mine(4, { delivery: 'read' })] }),
  )
  const log = within(screen.getByRole('log'))
  expect(log.getAllByText(/Dr Asha Shrestha/)).toHaveLength(1)
  expect(log.getByText('You')).toBeDefined()
  expect(log.getByText('Delivered')).toBeDefined()
  expect(log.getByText('Read')).toBeDefined()
})

test('what the visit did stands between the messages in plain words', () => {
  const entry = (seq: number, eventType: SessionEvent['eventType'], payload = {}): SessionEvent => ({
    seq,
    eventType,
    userId: ram.userId,
    createdAt: '2026-11-21T08:46:00Z',
    payload,
  })
  const entries = [
    entry(2, 'patient_joined'),
    entry(3, 'audio_muted'),
    entry(4, 'session.status_changed', { from: 'PAUSED', to: 'IN_PROGRESS' }),
  ]
  render(panel({ lines: [aLine(1), aLine(5)] }, { entries }))
  const items = screen.getAllByRole('listitem').map((item) => item.textContent)
  expect(items.some((text) => text?.startsWith('Ram Thapa came in.'))).toBe(true)
  expect(items.some((text) => text?.startsWith('The visit goes on.'))).toBe(true)
  expect(document.body.textContent).not.toMatch(/audio_muted|IN_PROGRESS/)
})

test('a message that was refused can be sent again, and numbers to call stand beside it', async () => {
  const deeds = actions()
  render(
    panel(
      { lines: [mine(null, { key: 'k1', delivery: 'failed', failure: 'chat_closed' })] },
      { actions: deeds, whenStuck: <a href="tel:102">Call 102</a> },
    ),
  )
  await user.click(screen.getByRole('button', { name: 'Not sent, tap to retry' }))
  expect(deeds.retry).toHaveBeenCalledWith('k1')
  expect(screen.getByRole('link', { name: 'Call 102' })).toBeDefined()
})

test('Enter sends, Shift and Enter make a line, only spaces go nowhere', async () => {
  const deeds = actions()
  const { rerender } = render(panel({ draft: 'Fever since Monday' }, { actions: deeds }))
  await user.type(screen.getByRole('textbox', { name: 'Message' }), '{Shift>}{Enter}{/Shift}')
  expect(deeds.send).not.toHaveBeenCalled()
  await user.type(screen.getByRole('textbox', { name: 'Message' }), '{Enter}')
  expect(deeds.send).toHaveBeenCalledWith('Fever since Monday')
  rerender(panel({ draft: '   ' }, { actions: deeds }))
  await user.click(screen.getByRole('button', { name: 'Send' }))
  expect(deeds.send).toHaveBeenCalledTimes(1)
})

test('a text that is too long says by how much and is not sent', async () => {
  const deeds = actions()
  render(panel({ draft: 'a'.repeat(4_003) }, { actions: deeds }))
  expect(screen.getByText('The message is too long by 3 characters.')).toBeDefined()
  await user.click(screen.getByRole('button', { name: 'Send' }))
  expect(deeds.send).not.toHaveBeenCalled()
})

test('unread messages are under a line and are marked read while they are in sight', () => {
  const deeds = actions()
  render(panel({ lines: [aLine(1), aLine(2), aLine(3)], unreadCount: 2 }, { actions: deeds }))
  const rows = screen.getAllByRole('listitem').map((item) => item.textContent ?? '')
  expect(rows.indexOf('New messages')).toBe(rows.findIndex((text) => text.includes('Message 2')) - 1)
  expect(deeds.markRead).toHaveBeenCalled()
})

test('a message that comes in is read out, an own one is not', () => {
  const { rerender } = render(panel({ lines: [aLine(1)] }))
  rerender(panel({ lines: [aLine(1), aLine(2)] }))
  expect(screen.getByText('Dr Asha Shrestha wrote: Message 2')).toBeDefined()
  rerender(panel({ lines: [aLine(1), aLine(2), mine(3)] }))
  expect(screen.queryByText('Ram Thapa wrote: Message 3')).toBeNull()
  expect(screen.getByRole('log').getAttribute('aria-live')).toBe('off')
})

test('earlier pages come on demand, a taken-back message keeps its place, a closed chat has no box', async () => {
  const deeds = actions()
  render(
    panel(
      { lines: [aLine(7, { isDeleted: true, content: '' })], hasEarlier: true },
      { actions: deeds, isOpen: false },
    ),
  )
  await user.click(screen.getByRole('button', { name: 'Earlier messages' }))
  expect(deeds.loadEarlier).toHaveBeenCalled()
  expect(screen.getByText('This message was taken back.')).toBeDefined()
  expect(screen.queryByRole('textbox')).toBeNull()
  expect(screen.getByText('Messages to this visit are closed.')).toBeDefined()
})

test('nobody has written yet: the panel says what to do', () => {
  render(panel({}))
  expect(screen.getByText('No messages yet')).toBeDefined()
})
