/** Words of the visit's frame, its summary, the history and feedback. */
export const record = {
  'summary.title': 'Visit summary',
  'feedback.page': 'How was your visit?',
  'summary.chat': 'Read the messages again',
  'summary.listen': 'Listen',
  'summary.listen-hold': 'Pause',
  'summary.listen-on': 'Go on',
  'summary.listen-stop': 'Stop',
  'summary.reopen': 'Reopen the visit',
  'summary.reopen-until': 'You can reopen it until {{time}}.',
  'history.title': 'Past visits',
  'detail.title': 'Visit on {{date}}',
  'detail.notes': 'Private notes',
  'detail.no-notes': 'No private notes.',
} as const
