import { Button, useLanguage } from '@bedside/react'
import { type RefObject, useRef } from 'react'
import { useWords } from '../../../text/web-texts.ts'
import { spokenPartsOf } from './spoken-parts.ts'
import { type ReadingState, useReadingAloud } from './use-reading-aloud.ts'

interface ListenButtonsProps {
  readonly state: ReadingState
  onListen(): void
  onHold(): void
  onGoOn(): void
  onStop(): void
}

/** The one button that begins, holds and goes on, and beside it the one that stops; the first keeps its place and focus. */
export function ListenButtons({ state, onListen, onHold, onGoOn, onStop }: ListenButtonsProps) {
  const t = useWords()
  const first = useRef<HTMLButtonElement>(null)
  const ways = {
    still: { icon: 'speaker', word: 'summary.listen', act: onListen },
    reading: { icon: 'twoBars', word: 'summary.listen-hold', act: onHold },
    held: { icon: 'play', word: 'summary.listen-on', act: onGoOn },
  } as const
  const { icon, word, act } = ways[state]
  const stop = () => {
    onStop()
    first.current?.focus()
  }
  return (
    <>
      <Button icon={icon} buttonRef={first} onClick={act}>
        {t(word)}
      </Button>
      {state !== 'still' && (
        <Button icon="end" onClick={stop}>
          {t('summary.listen-stop')}
        </Button>
      )}
    </>
  )
}

/** Reads a part of the page aloud in the page's language; nothing where this device has no voice of it. */
export function Listen({ to }: { to: RefObject<Element | null> }) {
  const { language } = useLanguage()
  const reading = useReadingAloud(language)
  if (!reading) return null
  return (
    <ListenButtons
      state={reading.state}
      onListen={() => to.current && reading.read(spokenPartsOf(to.current))}
      onHold={reading.hold}
      onGoOn={reading.goOn}
      onStop={reading.stop}
    />
  )
}
