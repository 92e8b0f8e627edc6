// vendor-agora
export { createClient } from 'agora-rtc-sdk-ng'
