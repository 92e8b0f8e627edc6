/**
 * Facts of the contract that need no schema library: words, limits and paths.
 * Browsers import this door at run time and take every shape from the package's
 * main door as types only, so that no validator travels to a patient's phone.
 */
export {
  type ClinicColours,
  type ClinicToken,
  clinicColoursOf,
  clinicVariablesOf,
} from './colours/clinic-colours.ts'
export { contrastOf } from './colours/contrast.ts'
export { type ErrorCode, errorCatalogue } from './errors.ts'
export { closeCodes } from './frames/close-codes.ts'
export { callKbps, heartbeat, limits, smallPictureChoice, timings } from './limits.ts'
export { API_PREFIX, REALTIME_PATH, type RouteName, routes } from './routes.ts'
export {
  appointmentStatuses,
  callStatusOf,
  consultationModes,
  deskStates,
  endReasons,
  feedbackTags,
  languages,
  messageTypes,
  participantRoles,
  presenceStates,
  sessionStatuses,
  userRoles,
  visitTypes,
} from './words.ts'
