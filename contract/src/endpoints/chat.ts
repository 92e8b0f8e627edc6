import { SessionPath } from '../primitives.ts'
import * as chat from '../requests/chat.ts'
import type { RouteName } from '../routes.ts'
import type { Endpoint } from './endpoint.ts'

/** Messages without a socket. */
export const chatEndpoints = {
  listMessages: {
    tag: 'chat',
    summary: 'Chat history, newest page first',
    params: SessionPath,
    query: chat.ChatQuery,
    replies: { 200: chat.ChatPage },
    errors: ['not_admitted'],
  },
  sendMessage: {
    tag: 'chat',
    summary: 'Send without a socket',
    params: SessionPath,
    creates: true,
    body: chat.SendMessageBody,
    replies: { 201: chat.ChatMessage },
    errors: ['not_admitted', 'chat_closed'],
  },
  saveReceipt: {
    tag: 'chat',
    summary: 'Delivered or read up to a position',
    params: SessionPath,
    body: chat.SaveReceiptBody,
    replies: { 204: null },
    errors: ['not_admitted'],
  },
  deleteMessage: {
    tag: 'chat',
    summary: 'Take back an own message; its place stays',
    params: chat.MessagePath,
    replies: { 200: chat.ChatMessage },
    errors: ['forbidden', 'chat_closed'],
  },
} as const satisfies Partial<Record<RouteName, Endpoint>>
