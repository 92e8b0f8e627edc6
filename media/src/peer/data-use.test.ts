import { afterEach, describe, expect, it, vi } from 'vitest'
import { askForSmallPicture, cameraBitrateBps } from './data-use.ts'
import { tuneForSending } from './sdp.ts'

const sdp = [
  'v=0',
  'm=audio 9 UDP/TLS/RTP/SAVPF 111',
  'm=video 9 UDP/TLS/RTP/SAVPF 96',
  'c=IN IP4 0.0.0.0',
  'a=rtpmap:96 VP8/90000',
  'm=video 9 UDP/TLS/RTP/SAVPF 96',
  'c=IN IP4 0.0.0.0',
  'a=rtpmap:96 VP8/90000',
  '',
].join('\r\n')

afterEach(() => vi.unstubAllGlobals())

describe('a small picture', () => {
  it('is asked for of the camera alone, not of a shared screen', () => {
    expect(askForSmallPicture(sdp).split('\r\n')).toEqual([
      'v=0',
      'm=audio 9 UDP/TLS/RTP/SAVPF 111',
      'm=video 9 UDP/TLS/RTP/SAVPF 96',
      'c=IN IP4 0.0.0.0',
      'b=AS:150',
      'b=TIAS:150000',
      'a=rtpmap:96 VP8/90000',
      'm=video 9 UDP/TLS/RTP/SAVPF 96',
      'c=IN IP4 0.0.0.0',
      'a=rtpmap:96 VP8/90000',
      '',
    ])
  })

  it('that the other side asks for does not begin large', () => {
    const tuned = tuneForSending(askForSmallPicture(sdp)).split('m=video')
    expect(tuned[1]).not.toContain('x-google-start-bitrate')
    expect(tuned[2]).toContain('x-google-start-bitrate=3000')
  })

  it('is what this side sends once it was chosen, and not where storage is refused', () => {
    vi.stubGlobal('localStorage', {
      getItem: (name: string) => (name === 'bedside:small-picture' ? '1' : null),
    })
    expect(cameraBitrateBps()).toBe(150_000)
    vi.stubGlobal('localStorage', { getItem: () => null })
    expect(cameraBitrateBps()).toBe(500_000)
    vi.stubGlobal('localStorage', {
      getItem: () => {
        throw new DOMException('no', 'SecurityError')
      },
    })
    expect(cameraBitrateBps()).toBe(500_000)
  })
})
