export {
  type ClientFrame,
  type ClientFramePayload,
  type ClientFrameType,
  clientFrames,
  FrameEnvelope,
} from './client.ts'
export { type ServerFrame, type ServerFramePayload, type ServerFrameType, serverFrames } from './server.ts'
