import type { ConsultationMode } from '@bedside/contract'
import type { Page } from '@playwright/test'
import type { DemoServer } from '../../scripts/machine/demo-server.ts'
import { type BrowserSetup, type OpenBrowser, phone } from './journey.ts'
import {
  askForDevices,
  comeTogether,
  endVisit,
  expectFinished,
  goToDeviceCheck,
  goToWaitingRoom,
  type PreparedVisit,
  people,
  prepareVisit,
  signInQuietly,
} from './people.ts'
import { expectInHistory, expectRecordsAgree } from './records.ts'

/** What every journey has: its clinic and its browsers. */
export interface World {
  readonly server: DemoServer
  readonly openBrowser: OpenBrowser
}

/** How the two people's browsers differ from a phone and a desk with everything allowed. */
export interface VisitSetup {
  readonly patient?: BrowserSetup
  readonly doctor?: BrowserSetup
}

/** A confirmed visit that can begin now, and both people's browsers. */
export interface ArrangedVisit {
  readonly visit: PreparedVisit
  readonly patient: Page
  readonly doctor: Page
}

/** The demo's doctors are booked by the quarter of an hour. */
const slotMs = 900_000
/** No journey takes longer from its beginning until it has booked on the screen. */
const bookingMs = 180_000

/** Before a journey that books the first free time on the screen: the clinic goes on into the next slot where the running one may end meanwhile. */
export async function giveTimeToBook(server: DemoServer) {
  const leftMs = slotMs - (Date.now() % slotMs)
  if (leftMs < bookingMs) await server.advance(leftMs)
}

/** A confirmed visit; the patient on a phone and the doctor at a desk, both signed in. */
export async function arrangeVisit(
  { server, openBrowser }: World,
  mode: ConsultationMode,
  setup: VisitSetup = {},
): Promise<ArrangedVisit> {
  const [visit, patient, doctor] = await Promise.all([
    prepareVisit(server, mode),
    openBrowser({ viewport: phone, ...setup.patient }),
    openBrowser(setup.doctor),
  ])
  await Promise.all([
    signInQuietly(patient, server, people.patient),
    signInQuietly(doctor, server, people.doctor),
  ])
  return { visit, patient, doctor }
}

/** The same, with the patient in the device check, its one button tapped. */
export async function tryDevices(world: World, mode: ConsultationMode, setup: VisitSetup = {}) {
  const arranged = await arrangeVisit(world, mode, setup)
  await goToDeviceCheck(arranged.patient)
  await askForDevices(arranged.patient, mode)
  return arranged
}

/** The same, with the patient in the waiting room. */
export async function waitForDoctor(world: World, mode: ConsultationMode, setup: VisitSetup = {}) {
  const arranged = await arrangeVisit(world, mode, setup)
  await goToWaitingRoom(arranged.patient, mode)
  return arranged
}

/** The same, with both in the room. */
export async function meet(world: World, mode: ConsultationMode, setup: VisitSetup = {}) {
  const arranged = await waitForDoctor(world, mode, setup)
  await comeTogether(arranged.patient, arranged.doctor, mode)
  return arranged
}

/** The doctor ends the visit: the patient is told, and rows, log, screens and both histories say the same of it. */
export async function finishVisit({ visit, patient, doctor }: ArrangedVisit, messages: number) {
  await endVisit(doctor)
  await expectFinished(patient)
  await expectRecordsAgree(visit, { status: 'COMPLETED', messages })
  await expectInHistory(visit)
}
