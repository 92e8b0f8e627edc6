import { useCallback, useSyncExternalStore } from 'react'

/** Whether the loudspeaker can be chosen here; elsewhere the volume keys and the headset decide. */
export const speakerCanBeChosen = (): boolean => 'setSinkId' in (globalThis.HTMLMediaElement?.prototype ?? {})

/** The chosen loudspeaker's id, for everything this page plays; empty = the system's own choice. */
let chosen = ''
const listeners = new Set<() => void>()

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

/** The loudspeaker of this page and the way to choose another. */
export function useSpeaker(): readonly [id: string, choose: (id: string) => void] {
  const id = useSyncExternalStore(
    subscribe,
    () => chosen,
    () => '',
  )
  const choose = useCallback((next: string) => {
    chosen = next
    for (const listener of [...listeners]) listener()
  }, [])
  return [id, choose]
}

interface WithSink {
  setSinkId?(id: string): Promise<void>
}

/** Sends an element's or a context's sound to the chosen loudspeaker; one that is gone leaves it where it was. */
export async function sendToSpeaker(player: object): Promise<void> {
  await (player as WithSink).setSinkId?.(chosen).catch(() => undefined)
}
