import { callKbps, smallPictureChoice } from '@bedside/contract/facts'

/** Whether this person asked in the device check to save data; a browser that refuses storage has no such choice. */
export function wantsSmallPicture(): boolean {
  try {
    return localStorage.getItem(`bedside:${smallPictureChoice}`) !== null
  } catch {
    return false
  }
}

/** The most this side sends of the camera, in bit/s. */
export const cameraBitrateBps = (): number =>
  (wantsSmallPicture() ? callKbps.smallPicture : callKbps.picture) * 1_000

/** Asks the other side, by its own description of what it may send (RFC 3890), for a small picture. */
export function askForSmallPicture(sdp: string): string {
  let isFirst = true
  return sdp.replace(/^m=video [^\r\n]*\r?\n(?:i=[^\r\n]*\r?\n)?(?:c=[^\r\n]*\r?\n)?/gm, (lines) => {
    if (!isFirst) return lines
    isFirst = false
    return `${lines}b=AS:${callKbps.smallPicture}\r\nb=TIAS:${callKbps.smallPicture * 1_000}\r\n`
  })
}
