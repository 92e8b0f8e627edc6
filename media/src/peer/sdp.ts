/**
 * Small edits of a session description (RFC 8866) on its way into `setRemoteDescription`, where they steer
 * what this side sends. Unknown or missing parts are left as they are.
 */

/** kbit/s. A fresh connection starts at 300, which holds the first key frame back for about 100 ms. */
const START_BITRATE_KBPS = 3_000

/** bit/s. Browsers choose about 31,000 for speech; 48,000 is heard. */
const VOICE_BITRATE_BPS = 48_000

/** Number in the `o=` line: stays for one RTCPeerConnection's life, differs for another. */
export function sessionNumberOf(sdp: string): string {
  return /^o=\S+ (\d+)/m.exec(sdp)?.[1] ?? ''
}

/** Adds start bitrate to every video codec and voice settings to Opus. */
export function tuneForSending(sdp: string): string {
  return sdp
    .split(/(?=^m=)/m)
    .map((section) => {
      if (section.startsWith('m=video')) return withVideoStart(section)
      return section.startsWith('m=audio') ? withVoice(section) : section
    })
    .join('')
}

/** A side that asks for little is not overrun at the start. */
const asksForLittle = (section: string) => /^b=TIAS:/m.test(section)

const withVideoStart = (section: string) =>
  (asksForLittle(section) ? [] : payloadsOf(section, /^a=rtpmap:(\d+) (?:VP8|VP9|H264|AV1)\//gim)).reduce(
    (text, payload) =>
      withParameters(
        text,
        payload,
        [`x-google-start-bitrate=${START_BITRATE_KBPS}`],
        /x-google-start-bitrate=/,
      ),
    section,
  )

const withVoice = (section: string) =>
  payloadsOf(section, /^a=rtpmap:(\d+) opus\//gim).reduce(
    (text, payload) =>
      withParameters(text, payload, [`maxaveragebitrate=${VOICE_BITRATE_BPS}`], /maxaveragebitrate=/),
    section,
  )

const payloadsOf = (section: string, pattern: RegExp) =>
  [...section.matchAll(pattern)].map((match) => match[1] ?? '')

/** Adds parameters to a payload's `fmtp` line, or makes one; lines end in CR LF, of which `.` and `$` see neither. */
function withParameters(section: string, payload: string, parameters: string[], present: RegExp): string {
  const line = new RegExp(`^a=fmtp:${payload} (.*)$`, 'm')
  const found = line.exec(section)
  if (found && present.test(found[1] ?? '')) return section
  if (found) return section.replace(line, `a=fmtp:${payload} ${[found[1], ...parameters].join(';')}`)
  const codec = new RegExp(`^a=rtpmap:${payload} .*$`, 'm')
  return section.replace(codec, (whole) => `${whole}\r\na=fmtp:${payload} ${parameters.join(';')}`)
}
