import type { ReactNode } from 'react'
import type { OpenClient } from '../../shared/api/client-context.tsx'
import type { Answers } from './fake-call.ts'

/** One page, or one part of a page, in one state, from fixed data. */
export interface Scene {
  readonly path: string
  readonly answers: Answers
  /** Booking answers already given. */
  readonly draft?: object
  /** The browser says that there is no line. */
  readonly isOffline?: boolean
  /** Stands in place of the page at `path`: a component in one of its states. */
  readonly show?: () => ReactNode
  /** The live client, where the scene is a visit. */
  readonly openClient?: OpenClient
  /**
   * CSS selectors pressed one after the other, each as soon as it is there, to come to this state; `write ` before one writes into
   * the box of several lines it finds.
   */
  readonly presses?: readonly string[]
}

/** Scenes by name. */
export type Scenes = Readonly<Record<string, Scene>>
