export { peerProvider } from './peer/client.ts'
export {
  type MediaCall,
  type MediaCallOptions,
  type MediaCredentials,
  type MediaProvider,
  type MediaStats,
  type PathState,
  type Peer,
  type RemotePerson,
  type Signal,
  type Signalling,
  type TrackKind,
  trackKinds,
} from './port.ts'
