import type { Translation } from '@bedside/react'
import type { record as english } from '../en/record.ts'

/** Draft until a native clinician has read it. */
export const record: Translation<typeof english> = {
  'summary.title': 'भेटको सारांश',
  'feedback.page': 'तपाईंको भेट कस्तो भयो?',
  'summary.chat': 'सन्देश फेरि पढ्नुहोस्',
  'summary.listen': 'सुन्नुहोस्',
  'summary.listen-hold': 'रोक्नुहोस्',
  'summary.listen-on': 'अगाडि सुन्नुहोस्',
  'summary.listen-stop': 'बन्द गर्नुहोस्',
  'summary.reopen': 'भेट फेरि खोल्नुहोस्',
  'summary.reopen-until': '{{time}} सम्म फेरि खोल्न मिल्छ।',
  'history.title': 'पुराना भेट',
  'detail.title': '{{date}} को भेट',
  'detail.notes': 'निजी टिपोट',
  'detail.no-notes': 'निजी टिपोट छैन।',
}
