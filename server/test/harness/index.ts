export {
  aConfirmedVisit,
  aDoctor,
  anAdmin,
  aPatient,
  type TestPerson,
  type TestVisit,
} from '../builders/people.ts'
export { databaseKind } from './cloned-database.ts'
export { openSocket, type TestSocket } from './socket.ts'
export { type Reply, startTestApp, type TestApp } from './test-app.ts'
