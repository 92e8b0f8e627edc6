import type { TrackKind } from '../port.ts'

/**
 * The copies of a person's tracks that leave the device, behind a curtain: a copy is enabled only while the call
 * is live, not held, and its kind not muted. A disabled track sends silence or black (W3C mediacapture-main).
 */
export class OutgoingTracks {
  readonly #tracks = new Map<TrackKind, MediaStreamTrack>()
  readonly #muted = new Set<TrackKind>()
  #live = false
  #held = false

  get(kind: TrackKind): MediaStreamTrack | null {
    return this.#tracks.get(kind) ?? null
  }

  /** Puts a copy of `track` in place and returns the copy it replaces, for the caller to stop once it is unsent. */
  set(kind: TrackKind, track: MediaStreamTrack | null): MediaStreamTrack | undefined {
    const before = this.#tracks.get(kind)
    if (track) this.#tracks.set(kind, copyOf(track, kind))
    else this.#tracks.delete(kind)
    this.#apply()
    return before
  }

  setEnabled(kind: TrackKind, enabled: boolean): void {
    if (enabled) this.#muted.delete(kind)
    else this.#muted.add(kind)
    this.#apply()
  }

  setLive(live: boolean): void {
    this.#live = live
    this.#apply()
  }

  setHeld(held: boolean): void {
    this.#held = held
    this.#apply()
  }

  close(): void {
    for (const track of this.#tracks.values()) track.stop()
    this.#tracks.clear()
  }

  #apply(): void {
    for (const [kind, track] of this.#tracks)
      track.enabled = this.#live && !this.#held && !this.#muted.has(kind)
  }
}

function copyOf(track: MediaStreamTrack, kind: TrackKind): MediaStreamTrack {
  const copy = track.clone()
  copy.enabled = false
  if (kind === 'screen') copy.contentHint = 'detail'
  return copy
}
