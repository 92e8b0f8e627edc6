// platform-knows-no-room
export { door } from '../../chat/index.ts'
