import { describe, expect, it } from 'vitest'
import { sessionNumberOf, tuneForSending } from './sdp.ts'

const sdp = [
  'v=0',
  'o=- 4611731400430051336 2 IN IP4 127.0.0.1',
  's=-',
  'm=audio 9 UDP/TLS/RTP/SAVPF 111 63',
  'a=rtpmap:111 opus/48000/2',
  'a=fmtp:111 minptime=10;useinbandfec=1',
  'a=rtpmap:63 red/48000/2',
  'm=video 9 UDP/TLS/RTP/SAVPF 96 97 98',
  'a=rtpmap:96 VP8/90000',
  'a=rtpmap:97 rtx/90000',
  'a=fmtp:97 apt=96',
  'a=rtpmap:98 VP9/90000',
  'a=fmtp:98 profile-id=0',
  '',
].join('\r\n')

describe('edits of a session description', () => {
  it('reads the number that tells two connections apart', () => {
    expect(sessionNumberOf(sdp)).toBe('4611731400430051336')
    expect(sessionNumberOf('v=0')).toBe('')
  })

  it('give every video codec a start bitrate and speech its own, and touch nothing else', () => {
    const tuned = tuneForSending(sdp)
    expect(tuned.split('\r\n')).toEqual([
      'v=0',
      'o=- 4611731400430051336 2 IN IP4 127.0.0.1',
      's=-',
      'm=audio 9 UDP/TLS/RTP/SAVPF 111 63',
      'a=rtpmap:111 opus/48000/2',
      'a=fmtp:111 minptime=10;useinbandfec=1;maxaveragebitrate=48000',
      'a=rtpmap:63 red/48000/2',
      'm=video 9 UDP/TLS/RTP/SAVPF 96 97 98',
      'a=rtpmap:96 VP8/90000',
      'a=fmtp:96 x-google-start-bitrate=3000',
      'a=rtpmap:97 rtx/90000',
      'a=fmtp:97 apt=96',
      'a=rtpmap:98 VP9/90000',
      'a=fmtp:98 profile-id=0;x-google-start-bitrate=3000',
      '',
    ])
  })

  it('are made only once', () => {
    expect(tuneForSending(tuneForSending(sdp))).toBe(tuneForSending(sdp))
  })
})
