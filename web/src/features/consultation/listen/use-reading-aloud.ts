import { useCallback, useEffect, useRef, useState } from 'react'

/** Nothing is read, something is, or it is held between two pieces. */
export type ReadingState = 'still' | 'reading' | 'held'

/**
 * A voice of the language that speaks on this very device. Others send the text to a company's server, which must not
 * read what a doctor wrote.
 */
export function voiceFor(voices: readonly SpeechSynthesisVoice[], language: string) {
  return (
    voices.find((voice) => voice.localService && voice.lang.toLowerCase().split(/[-_]/)[0] === language) ??
    null
  )
}

/** The voice of a language; null where the browser cannot speak or has none. Voices may come late. */
function useVoice(language: string) {
  const [voice, setVoice] = useState<SpeechSynthesisVoice | null>(null)
  useEffect(() => {
    const speech = globalThis.speechSynthesis
    if (!speech || typeof SpeechSynthesisUtterance === 'undefined') return
    const look = () => setVoice(voiceFor(speech.getVoices(), language))
    look()
    speech.addEventListener?.('voiceschanged', look)
    return () => speech.removeEventListener?.('voiceschanged', look)
  }, [language])
  return voice
}

/**
 * Reads pieces of text aloud in a language, one after the other. Holding keeps the piece and begins it again, because
 * phones cannot hold within one. Ends when the page is left or the language changes.
 * @returns null where no voice of that language is on the device
 */
export function useReadingAloud(language: string) {
  const voice = useVoice(language)
  const [state, setState] = useState<ReadingState>('still')
  const place = useRef<{ parts: readonly string[]; next: number; run: number }>({
    parts: [],
    next: 0,
    run: 0,
  })

  /** Whatever still calls back belongs to a reading that is over. */
  const hush = useCallback((then: ReadingState) => {
    place.current.run += 1
    globalThis.speechSynthesis?.cancel()
    setState(then)
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another voice ends the reading
  useEffect(() => {
    const leave = () => hush('still')
    addEventListener('pagehide', leave)
    return () => {
      removeEventListener('pagehide', leave)
      leave()
    }
  }, [hush, voice])

  if (!voice) return null
  const speak = (run: number) => {
    const now = place.current
    if (now.run !== run) return
    const text = now.parts[now.next]
    if (text === undefined) {
      now.next = 0
      setState('still')
      return
    }
    const said = new SpeechSynthesisUtterance(text)
    said.voice = voice
    said.lang = voice.lang
    said.onend = () => {
      if (now.run === run) now.next += 1
      speak(run)
    }
    said.onerror = () => {
      if (now.run === run) hush('still')
    }
    globalThis.speechSynthesis.speak(said)
  }
  const begin = () => {
    hush('reading')
    speak(place.current.run)
  }
  return {
    state,
    read(parts: readonly string[]) {
      Object.assign(place.current, { parts, next: 0 })
      begin()
    },
    hold: () => hush('held'),
    goOn: begin,
    stop: () => hush('still'),
  }
}
