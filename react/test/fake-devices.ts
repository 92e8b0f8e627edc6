import { vi } from 'vitest'

/** A track as a browser gives it, for machines that have no device. */
export function aTrack(kind: 'audio' | 'video'): MediaStreamTrack {
  const track = Object.assign(new EventTarget(), {
    kind,
    id: `${kind}-track`,
    label: kind,
    enabled: true,
    muted: false,
    readyState: 'live' as MediaStreamTrackState,
    getSettings: () => ({ deviceId: `${kind}-device` }),
    stop() {
      track.readyState = 'ended'
    },
  })
  return track as unknown as MediaStreamTrack
}

class FakeStream {
  readonly #tracks: readonly MediaStreamTrack[]
  constructor(tracks: readonly MediaStreamTrack[] = []) {
    this.#tracks = tracks
  }
  getTracks = () => [...this.#tracks]
  getAudioTracks = () => this.#tracks.filter(({ kind }) => kind === 'audio')
  getVideoTracks = () => this.#tracks.filter(({ kind }) => kind === 'video')
}

/** Gives the page a microphone and a camera; returns the spy on what was asked for, to make it answer otherwise. */
export function plugInDevices() {
  vi.stubGlobal('isSecureContext', true)
  const getUserMedia = vi.fn(async ({ audio, video }: MediaStreamConstraints) => {
    const tracks = [...(audio ? [aTrack('audio')] : []), ...(video ? [aTrack('video')] : [])]
    return new FakeStream(tracks) as unknown as MediaStream
  })
  const mediaDevices = Object.assign(new EventTarget(), { getUserMedia, enumerateDevices: async () => [] })
  Object.defineProperty(navigator, 'mediaDevices', { configurable: true, value: mediaDevices })
  const proto = HTMLMediaElement.prototype
  vi.spyOn(proto, 'play').mockResolvedValue()
  Object.defineProperty(proto, 'srcObject', { configurable: true, value: null, writable: true })
  vi.stubGlobal('MediaStream', FakeStream)
  return getUserMedia
}
