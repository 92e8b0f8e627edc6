// vendor-livekit
export { Room } from 'livekit-client'
