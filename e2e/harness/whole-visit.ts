import { expect } from '@playwright/test'
import { people } from './people.ts'

/** A thing on the screen as assistive technology knows it. */
export interface Target {
  readonly role: 'button' | 'link' | 'textbox' | 'radio' | 'checkbox' | 'heading' | 'dialog' | 'timer' | 'log'
  readonly name: string | RegExp
}

/** One way of using the product; each kind finds and moves things by its own means alone. */
export interface Driver {
  /** Presses a button or follows a link. */
  press(target: Target): Promise<void>
  /** Takes an answer of a radio group, or ticks a box. */
  choose(target: Target): Promise<void>
  /** Writes into a field; what stood there goes. */
  write(target: Target, text: string): Promise<void>
  /** Waits until it is there. */
  finds(target: Target): Promise<void>
  /** Waits until these words can be read. */
  reads(words: RegExp): Promise<void>
  /** Whether it is there now. */
  isThere(target: Target): Promise<boolean>
  /** The words of the page's heading. */
  heading(): Promise<string>
}

const button = (name: string | RegExp): Target => ({ role: 'button', name })
const link = (name: string | RegExp): Target => ({ role: 'link', name })
const field = (name: string | RegExp): Target => ({ role: 'textbox', name })

/** What a whole visit needs by name; words change here. */
export const names = {
  signInPage: link('I have an account'),
  email: field('E-mail'),
  password: field('Password'),
  signIn: button('Sign in'),
  book: link(/^Book/),
  doctor: button(`Choose ${people.doctor.name}`),
  time: button(/^\d{1,2}:\d{2}/),
  topic: { role: 'radio', name: /^Fever/ },
  reason: field(/^In your words/),
  goOn: button('Continue'),
  bookIt: button('Book this visit'),
  asked: { role: 'heading', name: 'Your visit is asked for' },
  toVisits: link('To my visits'),
  requests: link(/^Requests/),
  confirm: button(new RegExp(`^Confirm.*${people.patient.name}`)),
  join: button('Join consultation'),
  turnOn: button('Turn on camera and microphone'),
  toWaitingRoom: button('Go to the waiting room'),
  waitingRoom: { role: 'heading', name: 'Waiting room' },
  place: field(/^Where are you now/),
  number: field(/^Which number/),
  withWhom: field(/^Who is with you/),
  canSpeak: { role: 'radio', name: /^Yes/ },
  consent: { role: 'checkbox', name: /^I agree/ },
  saveAnswers: button('Save answers'),
  waiting: link(/^Waiting/),
  row: button(new RegExp(`^${people.patient.name}`)),
  admit: button(`Admit ${people.patient.name}`),
  guard: { role: 'dialog', name: new RegExp(`${people.patient.name}`) },
  admitYes: button(`Yes, admit ${people.patient.name}`),
  start: button('Start visit'),
  joinNow: button('Join now'),
  timer: { role: 'timer', name: /./ },
  mute: button('Mute'),
  unmute: button('Unmute'),
  chat: button(/^Chat/),
  log: { role: 'log', name: /./ },
  message: field('Message'),
  send: button(/^Send$/),
  sendFeedback: button('Send feedback'),
  more: button('More'),
  keys: button('Keys'),
  leave: button('Leave'),
  hold: button('Hold'),
  resume: button('Resume'),
  end: button('End visit'),
  veryGood: { role: 'radio', name: /^Very good/ },
} as const satisfies Record<string, Target>

/** From the clinic's front door to one's own page. */
export async function signIn(by: Driver, person: { email: string }) {
  await by.press(names.signInPage)
  await by.write(names.email, person.email)
  await by.write(names.password, 'bedside-demo')
  const door = await by.heading()
  await by.press(names.signIn)
  // Only a page that has come takes the next press: its heading takes the focus from what is gone.
  const isInside = async () => !['', door].includes(await by.heading())
  await expect.poll(isInside, { message: 'the page behind the sign-in' }).toBe(true)
}

/** What tells that a question of the booking stands with its answers. */
const answers: readonly Target[] = [names.asked, names.bookIt, names.doctor, names.time, names.goOn]

/** Waits for a question other than the one before, with its answers. */
async function nextQuestion(by: Driver, before: string) {
  await expect.poll(() => by.heading(), { message: 'the next question' }).not.toBe(before)
  const areThere = async () => (await Promise.all(answers.map(by.isThere))).includes(true)
  await expect.poll(areThere, { message: 'its answers' }).toBe(true)
  return by.heading()
}

/** Answers what is asked, question by question, until the visit is asked for. */
export async function book(by: Driver, look: (question: string) => Promise<void> = async () => {}) {
  const home = await by.heading()
  await by.press(names.book)
  for (let question = await nextQuestion(by, home); ; question = await nextQuestion(by, question)) {
    await look(question)
    if (await by.isThere(names.asked)) break
    if (await by.isThere(names.bookIt)) await by.press(names.bookIt)
    else if (await by.isThere(names.doctor)) await by.press(names.doctor)
    else if (await by.isThere(names.time)) await by.press(names.time)
    else {
      if (await by.isThere(names.topic)) await by.choose(names.topic)
      if (await by.isThere(names.reason)) await by.write(names.reason, 'Cough for a week')
      await by.press(names.goOn)
    }
  }
}

/** The doctor says yes to the request. */
export async function confirm(by: Driver) {
  await by.press(names.requests)
  await by.press(names.confirm)
}

/** The patient checks the devices, comes to the waiting room and answers what the doctor should know. */
export async function checkIn(by: Driver) {
  await by.press(names.toVisits)
  await by.press(names.join)
  await by.press(names.turnOn)
  await by.reads(/We hear you/)
  await by.press(names.toWaitingRoom)
  await by.finds(names.waitingRoom)
  await by.write(names.place, 'Bhaktapur, ward 4')
  await by.write(names.number, '+977 9800000000')
  await by.write(names.withWhom, 'My daughter')
  await by.choose(names.canSpeak)
  await by.choose(names.consent)
  await by.press(names.saveAnswers)
  await by.reads(/Answers saved/)
}

/** The doctor looks who it is, lets them in and starts. */
export async function admit(by: Driver) {
  await by.press(names.waiting)
  await by.press(names.row)
  await by.press(names.admit)
  await by.finds(names.guard)
  await by.reads(/Bhaktapur, ward 4/)
  await by.press(names.admitYes)
  await by.press(names.turnOn)
  await by.reads(/We hear you/)
  await by.press(names.start)
}

/** The talk: mute, a message, a hold. */
export async function talk(patient: Driver, doctor: Driver) {
  await patient.press(names.joinNow)
  await Promise.all([patient.finds(names.timer), doctor.finds(names.timer)])
  await patient.press(names.mute)
  await patient.press(names.unmute)
  await patient.press(names.chat)
  await patient.write(names.message, 'It is worse at night')
  await patient.press(names.send)
  await doctor.press(names.chat)
  await doctor.reads(/It is worse at night/)
  await doctor.write(names.message, 'Do you have a fever?')
  await doctor.press(names.send)
  await patient.reads(/Do you have a fever/)
  await doctor.press(names.hold)
  await patient.reads(/On hold/)
  await doctor.press(names.resume)
  await doctor.finds(names.hold)
}

/** The doctor ends it, having been asked once more; the patient reads the summary and says how it was. */
export async function finish(patient: Driver, doctor: Driver) {
  await doctor.press(names.end)
  await doctor.finds({ role: 'dialog', name: /End the visit/ })
  await doctor.press(names.end)
  await Promise.all([patient.reads(/[Ff]inished/), doctor.reads(/[Ff]inished/)])
  await patient.choose(names.veryGood)
  await patient.press(names.sendFeedback)
  await patient.reads(/Thank you/)
}
