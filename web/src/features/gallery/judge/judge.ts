import { call } from './call.ts'
import { controls } from './controls.ts'
import { broken, danglingDots, onlyOnes, room, sideways, texts, tongue } from './layout.ts'
import { type Judged, readScreen } from './on-screen.ts'
import { reach } from './reach.ts'
import { boxes, brokenWords, covered, outOfTheBox } from './whole.ts'
import { turned, words } from './words.ts'

/** Every rejection of the design that can be measured, as sentences about the screen as it stands; empty when it passes. */
export function judge(judged: Judged): string[] {
  const screen = readScreen()
  const found = [
    ...broken(),
    ...sideways(screen),
    ...texts(screen, judged),
    ...danglingDots(screen),
    ...room(screen),
    ...onlyOnes(screen),
    ...tongue(judged),
    ...words(screen, judged),
    ...turned(screen),
    ...controls(screen, judged),
    ...brokenWords(screen),
    ...outOfTheBox(screen),
    ...covered(screen),
    ...boxes(screen, judged),
    ...reach(screen),
    ...call(screen, judged),
  ]
  return [...new Set(found)]
}
