/** Puts RED (RFC 2198) before plain Opus where the browser has it: speech survives scattered loss. */
export function preferRedundantVoice(transceiver: RTCRtpTransceiver): void {
  const codecs = RTCRtpReceiver.getCapabilities?.('audio')?.codecs
  if (!codecs || !('setCodecPreferences' in transceiver)) return
  const isRed = (codec: { mimeType: string }) => codec.mimeType.toLowerCase() === 'audio/red'
  try {
    transceiver.setCodecPreferences([...codecs.filter(isRed), ...codecs.filter((codec) => !isRed(codec))])
  } catch {
    // The browser keeps its own order; speech works without RED.
  }
}
