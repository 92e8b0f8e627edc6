import { useId } from 'react'
import { useText } from '../../text/text-provider.tsx'
import css from './summary.module.css'
import { sectionsOf } from './summary-sections.ts'

/** One medicine a line; two lines may be alike, so the place is part of the key. */
function medicinesOf(text: string) {
  const lines = text.split('\n').map((line) => line.trim())
  return lines.flatMap((medicine, place) => (medicine ? [{ key: `${place} ${medicine}`, medicine }] : []))
}

/** What a doctor wrote for the patient, part by part, exactly as the patient reads it. */
export function SummaryText({ text, headingLevel = 2 }: { text: string; headingLevel?: 2 | 3 | 4 }) {
  const t = useText()
  const id = useId()
  const Heading = `h${headingLevel}` as const
  return sectionsOf(text).map((part) => (
    <section key={part.section} className={css.written} aria-labelledby={`${id}-${part.section}`}>
      <Heading id={`${id}-${part.section}`}>{t(`summary.section.${part.section}`)}</Heading>
      {part.section === 'medicines' ? (
        <ul className={css.medicines}>
          {medicinesOf(part.text).map(({ key, medicine }) => (
            <li key={key}>{medicine}</li>
          ))}
        </ul>
      ) : (
        <p className={css.prose} dir="auto">
          {part.text}
        </p>
      )}
    </section>
  ))
}
