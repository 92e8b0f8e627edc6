/** The parts a summary has, in the order the patient reads them. */
export const summarySections = ['found', 'do', 'medicines', 'watch', 'next'] as const
export type SummarySection = (typeof summarySections)[number]

/** The headings doctors write, in any of our languages; each stands alone on its line, with or without a colon. */
const headings: Readonly<Record<string, SummarySection>> = {
  'what the doctor found': 'found',
  'what to do now': 'do',
  medicines: 'medicines',
  'watch for': 'watch',
  'next visit': 'next',
  'डाक्टरले के पाउनुभयो': 'found',
  'अब के गर्ने': 'do',
  औषधि: 'medicines',
  'यी कुरामा ध्यान दिनुहोस्': 'watch',
  'अर्को भेट': 'next',
  'डॉक्टर ने क्या पाया': 'found',
  'अब क्या करें': 'do',
  दवाइयाँ: 'medicines',
  'इन बातों पर ध्यान दें': 'watch',
  'अगली मुलाक़ात': 'next',
}

const headingOf = (line: string) =>
  headings[
    line
      .trim()
      .replace(/[:：]$/, '')
      .trim()
      .toLocaleLowerCase()
  ]

/**
 * A summary by its parts: a line that is one of the headings begins its part, what stands before the first is what the doctor
 * found. Parts without words are left out; the rest comes in the order of {@link summarySections}.
 */
export function sectionsOf(text: string): { readonly section: SummarySection; readonly text: string }[] {
  const parts = new Map<SummarySection, string[]>()
  let section: SummarySection = 'found'
  for (const line of text.split(/\r?\n/)) {
    const heading = headingOf(line)
    if (heading) section = heading
    else parts.set(section, [...(parts.get(section) ?? []), line])
  }
  return summarySections.flatMap((each) => {
    const words = (parts.get(each) ?? []).join('\n').trim()
    return words ? [{ section: each, text: words }] : []
  })
}
