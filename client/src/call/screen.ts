/** Whether this browser can share a screen at all; phones cannot. */
export const screenCanBeShared = (): boolean =>
  typeof globalThis.navigator?.mediaDevices?.getDisplayMedia === 'function'

/** Asks for one window or screen, a window first; null when the person or the browser refused. The caller stops the track. */
export async function openScreen(): Promise<MediaStreamTrack | null> {
  try {
    const stream = await navigator.mediaDevices.getDisplayMedia({
      video: { displaySurface: 'window', frameRate: { max: 15 } },
      audio: false,
    })
    return stream.getVideoTracks()[0] ?? null
  } catch {
    return null
  }
}
