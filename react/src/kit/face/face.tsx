import { useState } from 'react'
import { useText } from '../../text/text-provider.tsx'
import css from './face.module.css'

/** What {@link Face} takes. */
export interface FaceProps {
  readonly name: string
  readonly photo?: string | null
  readonly size?: 'small' | 'medium' | 'large'
}

const notNames = /^(dr|prof|mr|mrs|ms|डा|डॉ|श्री)\.?$/iu

/** First letters of the first and last name; titles and pictures do not count, a letter keeps its vowel signs. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/u).filter((word) => /^\p{L}/u.test(word) && !notNames.test(word))
  const ends = words.length > 1 ? [words[0], words[words.length - 1]] : words
  const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
  return ends
    .map((word) => [...segmenter.segment(word ?? '')][0]?.segment ?? '')
    .join('')
    .toLocaleUpperCase()
}

/** A person's photo, or initials while there is none. The name is written beside it by the caller. */
export function Face({ name, photo, size = 'medium' }: FaceProps) {
  const t = useText()
  const [failed, setFailed] = useState<string | null>(null)
  const classes = `${css.face} ${css[size]}`
  if (photo && failed !== photo) {
    return (
      <img
        className={classes}
        src={photo}
        alt={t('kit.photoOf', { name })}
        onError={() => setFailed(photo)}
      />
    )
  }
  return (
    <span className={classes} aria-hidden="true">
      {initialsOf(name)}
    </span>
  )
}
