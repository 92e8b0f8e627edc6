import { expect, type Page, type WebSocketRoute } from '@playwright/test'
import { type AccessibilityTree, openTree, type TreeNode } from './harness/accessibility-tree.ts'
import { byTree } from './harness/by-tree.ts'
import { phone, test } from './harness/journey.ts'
import { expectMediaBothWays } from './harness/media-flow.ts'
import { goToWaitingRoom, people } from './harness/people.ts'
import { spokenBy } from './harness/spoken.ts'
import { arrangeVisit, giveTimeToBook } from './harness/visit.ts'
import { admit, book, checkIn, confirm, finish, signIn, talk } from './harness/whole-visit.ts'

const mustBeNamed = [
  'button',
  'link',
  'textbox',
  'radio',
  'checkbox',
  'combobox',
  'dialog',
  'log',
  'timer',
  'table',
]
const landmarks = ['main', 'banner', 'contentinfo', 'navigation', 'region', 'complementary']

/** What a screen owes a screen reader and does not give. */
async function faultsOf(tree: AccessibilityTree): Promise<string[]> {
  const nodes = await tree.read()
  const of = (role: string) => nodes.filter((node) => node.role === role)
  const faults: string[] = []
  if (of('main').length !== 1) faults.push(`${of('main').length} mains`)
  const first = of('heading').filter(({ says }) => says.level === 1)
  if (first.length !== 1) faults.push(`${first.length} headings of the first rank`)
  for (const role of mustBeNamed)
    for (const node of of(role)) if (!node.name.trim()) faults.push(`a ${role} without a name`)
  for (const role of landmarks) {
    const called = of(role).map(({ name }) => name)
    if (new Set(called).size !== called.length) faults.push(`two ${role}s of one name: ${called.join(' | ')}`)
  }
  const isLive = ({ says }: TreeNode) => says.live !== undefined && says.live !== 'off'
  if (of('timer').some(isLive)) faults.push('a timer that talks')
  if (of('log').some(isLive)) faults.push('a log that echoes beside the announcer')
  return faults
}

async function openBoth(patient: Page, doctor: Page) {
  const trees = { patient: await openTree(patient), doctor: await openTree(doctor) }
  return {
    patient: byTree(trees.patient),
    doctor: byTree(trees.doctor),
    look: async (screen: string) => {
      for (const [who, tree] of Object.entries(trees))
        await expect.poll(() => faultsOf(tree), { message: `${screen}, ${who}` }).toEqual([])
    },
  }
}

test('a whole visit by the accessibility tree alone', async ({ server, openBrowser }) => {
  test.setTimeout(240_000)
  await giveTimeToBook(server)
  const pages = { patient: await openBrowser({ viewport: phone }), doctor: await openBrowser() }
  const { patient, doctor, look } = await openBoth(pages.patient, pages.doctor)
  await Promise.all([pages.patient.goto('/'), pages.doctor.goto('/')])
  await look('front door')
  await Promise.all([signIn(patient, people.patient), signIn(doctor, people.doctor)])
  await test.step('the patient books', () => book(patient))
  await look('booked')
  await test.step('the doctor confirms', () => confirm(doctor))
  await test.step('the patient checks in', () => checkIn(patient))
  await look('waiting')
  await test.step('the doctor admits', () => admit(doctor))
  await look('ready')
  await test.step('they talk', () => talk(patient, doctor))
  await look('in the room')
  await expectMediaBothWays(pages.patient, pages.doctor, { video: true })
  await test.step('the end, the summary, the feedback', () => finish(patient, doctor))
  await look('the end')

  await test.step('what was said aloud, and how', async () => {
    const [toPatient, toDoctor] = [await spokenBy(pages.patient), await spokenBy(pages.doctor)]
    expect(toPatient).toContainEqual({ text: `${people.doctor.name} is ready for you`, how: 'assertive' })
    expect(toPatient).toContainEqual({ text: 'Microphone off', how: 'polite' })
    expect(toPatient).toContainEqual({
      text: `${people.doctor.name} wrote: Do you have a fever?`,
      how: 'polite',
    })
    expect(toDoctor).toContainEqual({
      text: `${people.patient.name} wrote: It is worse at night`,
      how: 'polite',
    })
    expect(toPatient.filter(({ text }) => text.includes('It is worse at night'))).toEqual([])
    expect(toDoctor.filter(({ text }) => text.includes('Do you have a fever'))).toEqual([])
    for (const spoken of [toPatient, toDoctor])
      expect(spoken.filter(({ text }) => /^\d{1,2}:\d{2}$/.test(text))).toEqual([])
    const urgent = [...toPatient, ...toDoctor].filter(({ how }) => how === 'assertive')
    expect(urgent.filter(({ text }) => !/is ready for you|Connection lost/.test(text))).toEqual([])
  })
})

test('a dropped line is said at once, its return politely', async ({ server, openBrowser }) => {
  const { patient } = await arrangeVisit({ server, openBrowser }, 'CHAT', {
    patient: { expectedConsole: [/ERR_INTERNET_DISCONNECTED|WebSocket/] },
  })
  const sockets = new Set<WebSocketRoute>()
  await patient.routeWebSocket(/ws/, (socket) => {
    sockets.add(socket)
    socket.connectToServer()
  })
  await goToWaitingRoom(patient, 'CHAT')
  await patient.context().setOffline(true)
  for (const socket of sockets) await socket.close()
  await expect.poll(() => spokenBy(patient)).toContainEqual({ text: 'Connection lost', how: 'assertive' })
  await patient.context().setOffline(false)
  await expect.poll(() => spokenBy(patient)).toContainEqual({ text: 'Good connection', how: 'polite' })
})
