/**
 * How much a call may use, in kbit/s of picture each way. The small picture is the person's choice in the device check, which
 * keeps it in this browser under {@link CHOICE}; a browser that refuses storage has no such choice.
 */
const STANDARD_KBPS = 500
const SMALL_KBPS = 150

/** Written by the device check of `react` (`data-choice.tsx`); any value means yes. */
const CHOICE = 'bedside:small-picture'

/** Whether this person asked to save data. */
export function wantsSmallPicture(): boolean {
  try {
    return localStorage.getItem(CHOICE) !== null
  } catch {
    return false
  }
}

/** The most this side sends of the camera, in bit/s. */
export const cameraBitrateBps = (): number => (wantsSmallPicture() ? SMALL_KBPS : STANDARD_KBPS) * 1_000

/** Asks the other side, by its own description of what it may send (RFC 3890), for a small picture. */
export function askForSmallPicture(sdp: string): string {
  let isFirst = true
  return sdp.replace(/^m=video [^\r\n]*\r?\n(?:i=[^\r\n]*\r?\n)?(?:c=[^\r\n]*\r?\n)?/gm, (lines) => {
    if (!isFirst) return lines
    isFirst = false
    return `${lines}b=AS:${SMALL_KBPS}\r\nb=TIAS:${SMALL_KBPS * 1_000}\r\n`
  })
}
