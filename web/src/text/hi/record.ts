import type { Translation } from '@bedside/react'
import type { record as english } from '../en/record.ts'

/** Draft until a native clinician has read it. */
export const record: Translation<typeof english> = {
  'summary.title': 'मुलाक़ात का सारांश',
  'feedback.page': 'आपकी मुलाक़ात कैसी रही?',
  'summary.chat': 'संदेश फिर पढ़ें',
  'summary.listen': 'सुनें',
  'summary.listen-hold': 'रोकें',
  'summary.listen-on': 'आगे सुनें',
  'summary.listen-stop': 'बंद करें',
  'summary.reopen': 'मुलाक़ात फिर खोलें',
  'summary.reopen-until': '{{time}} तक फिर खोल सकते हैं।',
  'history.title': 'पिछली मुलाक़ातें',
  'detail.title': '{{date}} की मुलाक़ात',
  'detail.notes': 'निजी नोट',
  'detail.no-notes': 'निजी नोट नहीं है।',
}
