// vendor-twilio
export { connect } from 'twilio-video'
