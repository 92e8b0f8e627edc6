// @vitest-environment happy-dom
import { sessionStatuses } from '@bedside/contract/facts'
import { cleanup, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { type ReactNode, useState } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { TextProvider } from '../text/text-provider.tsx'
import { Announcer, useAnnounce } from './announcer/announcer.tsx'
import { Button } from './button/button.tsx'
import { Checkbox, RadioGroup } from './choice/choice.tsx'
import { Dialog } from './dialog/dialog.tsx'
import { EmergencyCard } from './emergency-card/emergency-card.tsx'
import { Face, initialsOf } from './face/face.tsx'
import { Field, TextArea } from './field/field.tsx'
import { pointing, shapes } from './icon/shapes.ts'
import { LanguageSwitch } from './language-switch/language-switch.tsx'
import { Name } from './name/name.tsx'
import { Slip, type SlipStub } from './slip/slip.tsx'
import { type ShownStatus, StatusMark, shownStatusOf } from './status-mark/status-mark.tsx'
import '../../test/patience.ts'

afterEach(cleanup)
const user = userEvent.setup()
const show = (children: ReactNode) =>
  render(
    <TextProvider language="en" timeZone="Asia/Kathmandu">
      {children}
    </TextProvider>,
  )

test('a button whose work takes time does it once, keeps the focus, and can be pressed again after', async () => {
  let finish: () => void = () => undefined
  const onClick = vi.fn(
    () =>
      new Promise<void>((resolve) => {
        finish = resolve
      }),
  )
  show(<Button onClick={onClick}>Save</Button>)
  const save = screen.getByRole('button', { name: /Save/ })
  await user.dblClick(save)
  await user.keyboard('{Enter}')
  expect(onClick).toHaveBeenCalledTimes(1)
  expect(save.getAttribute('aria-busy')).toBe('true')
  expect(document.activeElement).toBe(save)
  finish()
  await waitFor(() => expect(save.getAttribute('aria-busy')).toBeNull())
  await user.click(save)
  expect(onClick).toHaveBeenCalledTimes(2)
})

test('the second half of a double click does not press what the first half brought or moved there', async () => {
  const pressed = vi.fn()
  function Shelf() {
    const [left, setLeft] = useState(['first', 'second'])
    const take = (name: string) => {
      pressed(name)
      setLeft(left.filter((one) => one !== name))
    }
    return left.map((name) => (
      <Button key={name} onClick={() => take(name)}>
        {name}
      </Button>
    ))
  }
  show(<Shelf />)
  const half = (name: string, detail: number) =>
    screen.getByRole('button', { name }).dispatchEvent(new MouseEvent('click', { bubbles: true, detail }))
  half('first', 1)
  await waitFor(() => expect(screen.queryByRole('button', { name: 'first' })).toBeNull())
  half('second', 2)
  expect(pressed.mock.calls).toEqual([['first']])
  half('second', 1)
  expect(pressed.mock.calls).toEqual([['first'], ['second']])
})

test('both halves of a double click press the button they both meet', () => {
  const more = vi.fn()
  show(<Button onClick={more}>More</Button>)
  for (const detail of [1, 2])
    screen.getByRole('button').dispatchEvent(new MouseEvent('click', { bubbles: true, detail }))
  expect(more).toHaveBeenCalledTimes(2)
})

test('a busy button says so and takes no second click', async () => {
  const onClick = vi.fn()
  show(
    <Button busy onClick={onClick}>
      Save
    </Button>,
  )
  await user.click(screen.getByRole('button', { name: /Save/ }))
  expect(onClick).not.toHaveBeenCalled()
  expect(screen.getByRole('status').textContent).toBe('One moment…')
})

test('a button that cannot be used says why beside it and stays in reach of the keyboard', async () => {
  const onClick = vi.fn()
  show(
    <Button unavailable="You can join from 2:15 pm" onClick={onClick}>
      Join
    </Button>,
  )
  const button = screen.getByRole('button', { name: 'Join' })
  await user.tab()
  expect(document.activeElement).toBe(button)
  await user.click(button)
  expect(onClick).not.toHaveBeenCalled()
  expect(screen.getByText('You can join from 2:15 pm')).toBeDefined()
})

test('label, hint and error belong to the field', () => {
  show(<Field label="Town" hint="Where you are now" error="Write a town" defaultValue="" />)
  const box = screen.getByLabelText(/Town/)
  expect(box.getAttribute('aria-invalid')).toBe('true')
  const described = (box.getAttribute('aria-describedby') ?? '').split(' ')
  expect(described.map((id) => document.getElementById(id)?.textContent?.trim())).toEqual([
    'Where you are now',
    'Write a town',
  ])
})

test('lines that people write read in their own direction, whatever the page does', () => {
  show(<TextArea label="Notes" defaultValue="Throat red." />)
  expect(screen.getByLabelText('Notes').getAttribute('dir')).toBe('auto')
})

test('radios are a group with a name, boxes have their words', async () => {
  const onChange = vi.fn()
  show(
    <>
      <RadioGroup
        label="Kind"
        options={[
          { value: 'a', label: 'First' },
          { value: 'b', label: 'Second' },
        ]}
        value="a"
        onChange={onChange}
      />
      <Checkbox label="I agree" />
    </>,
  )
  await user.click(within(screen.getByRole('group', { name: 'Kind' })).getByRole('radio', { name: 'Second' }))
  expect(onChange).toHaveBeenCalledWith('b')
  expect(screen.getByRole('checkbox', { name: 'I agree' })).toBeDefined()
})

function WithDialog() {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>Open</Button>
      {open && (
        <Dialog
          title="Leave for now?"
          onClose={() => setOpen(false)}
          actions={<Button onClick={() => setOpen(false)}>Stay</Button>}
        >
          You can come back.
        </Dialog>
      )}
    </>
  )
}

test('a dialog has its question as name and gives the focus back', async () => {
  show(<WithDialog />)
  await user.click(screen.getByRole('button', { name: 'Open' }))
  expect(screen.getByRole('dialog', { name: 'Leave for now?' })).toBeDefined()
  await user.click(screen.getByRole('button', { name: 'Stay' }))
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Open' }))
})

test.each<[SlipStub, RegExp]>([
  [{ kind: 'time', at: '2026-11-21T08:45:00Z' }, /Time2:30\spm/],
  [{ kind: 'turn', place: 2 }, /Before you2/],
  [{ kind: 'turn', place: 0 }, /You are next/],
  [{ kind: 'called' }, /Your turn/],
  [{ kind: 'timer', seconds: 725 }, /In visit12:05/],
  [{ kind: 'done', minutes: 1 }, /Finished1 min/],
  [{ kind: 'off' }, /Did not take place/],
])('the stub of the slip reads %j', (stub, words) => {
  show(
    <Slip stub={stub} title="Dr Asha Shrestha">
      General medicine
    </Slip>,
  )
  const slip = screen.getByRole('article', { name: 'Dr Asha Shrestha' })
  expect(slip.textContent).toMatch(words)
})

test.each([
  ['en', ['2:30', 'pm']],
  ['ne', ['दिउँसो', '२:३०']],
  ['hi', ['दोपहर', '2:30']],
] as const)(
  'on the stub the figures of a time and the words around them stand apart in %s',
  async (language, pieces) => {
    render(
      <TextProvider language={language} timeZone="Asia/Kathmandu">
        <Slip stub={{ kind: 'time', at: '2026-11-21T08:45:00Z' }} title="Dr Asha Shrestha" />
      </TextProvider>,
    )
    const time = (await screen.findByRole('article')).querySelector('time')
    // The zone may stand after them.
    const words = [...(time?.children ?? [])].map((piece) => piece.textContent?.trim().split(' ')[0])
    expect(words.slice(0, 2)).toEqual(pieces)
  },
)

test('a slip that was finished before is simply there; one that becomes finished tears', () => {
  const slip = (stub: SlipStub) => (
    <TextProvider language="en">
      <Slip stub={stub} title="Dr Asha Shrestha" />
    </TextProvider>
  )
  const isTorn = () => screen.getByRole('article').hasAttribute('data-torn')
  const { unmount } = render(slip({ kind: 'done', minutes: 12 }))
  expect(isTorn()).toBe(false)
  unmount()
  const next = render(slip({ kind: 'timer', seconds: 719 }))
  expect(isTorn()).toBe(false)
  next.rerender(slip({ kind: 'done', minutes: 12 }))
  expect(isTorn()).toBe(true)
})

test('the running length is a timer with a name and is not read out as it runs', () => {
  show(<Slip stub={{ kind: 'timer', seconds: 5 }} title="Ram Thapa" />)
  const timer = screen.getByRole('timer', { name: 'Length of the visit' })
  expect(timer.textContent).toBe('0:05')
  expect(timer.getAttribute('aria-live')).toBeNull()
})

const shown: ShownStatus[] = [...sessionStatuses, 'READY', 'DOCTOR_ABSENT']
test.each(['patient', 'doctor'] as const)(
  'every status has words and its own shape for the %s, never the enum',
  (readAs) => {
    const marks = shown.map((status) => {
      const { container, unmount } = show(<StatusMark status={status} readAs={readAs} name="Dr Asha" />)
      const mark = { words: container.textContent ?? '', shape: container.querySelector('svg')?.innerHTML }
      unmount()
      return mark
    })
    for (const { words } of marks) expect(words).not.toMatch(/[A-Z]{3,}|_|status\./)
    const shapesOf = new Set(marks.map((mark) => mark.shape))
    expect(shapesOf.size).toBe(shown.length - 1) // both ways of not coming share the empty chair
  },
)

test('who missed the visit decides its words', () => {
  expect(shownStatusOf('NO_SHOW', { noShowParty: 'DOCTOR' })).toBe('DOCTOR_ABSENT')
  expect(shownStatusOf('NO_SHOW', { noShowParty: 'PATIENT' })).toBe('NO_SHOW')
  expect(shownStatusOf('WAITING', { doctorReady: true })).toBe('READY')
})

test.each([
  ['Dr Asha Shrestha', 'AS'],
  ['Ram', 'R'],
  ['Shree Prasad Bhattarai-Upadhyaya', 'SB'],
  ['डा. कृष्ण श्रेष्ठ', 'कृश्रे'],
  ['Anil Thapa 👩🏽‍⚕️', 'AT'],
])('the initials of %s are %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials)
})

test('a photo that does not load leaves the initials', () => {
  show(<Face name="Ram Thapa" photo="/nowhere.jpg" />)
  const photo = screen.getByAltText('Photo of Ram Thapa')
  photo.dispatchEvent(new Event('error'))
  return screen.findByText('RT')
})

test('the emergency number can be dialled', () => {
  show(<EmergencyCard emergencyNumber="102" clinicPhone="+977 1 555-0100" />)
  expect(screen.getByRole('link', { name: 'Call 102' }).getAttribute('href')).toBe('tel:102')
  const clinic = screen.getByRole('link', { name: 'Call the clinic, +977 1 555-0100' })
  expect(clinic.getAttribute('href')).toBe('tel:+97715550100')
  // Of one piece, in its own direction, whatever stands around it.
  expect(within(clinic).getByText('+977 1 555-0100').dir).toBe('ltr')
})

test('languages are offered under their own names', async () => {
  const onChange = vi.fn()
  show(<LanguageSwitch value="en" onChange={onChange} />)
  await user.selectOptions(screen.getByRole('combobox', { name: 'Language' }), 'नेपाली')
  expect(onChange).toHaveBeenCalledWith('ne')
})

function Speaker() {
  const announce = useAnnounce()
  return (
    <>
      <Button onClick={() => announce('Saved')}>Polite</Button>
      <Button onClick={() => announce('Connection lost', 'now')}>Now</Button>
    </>
  )
}

test('there is one polite and one urgent voice', async () => {
  show(
    <Announcer>
      <Speaker />
    </Announcer>,
  )
  await user.click(screen.getByRole('button', { name: 'Polite' }))
  expect(screen.getByText('Saved').getAttribute('aria-live')).toBe('polite')
  await user.click(screen.getByRole('button', { name: 'Now' }))
  expect(screen.getByText('Connection lost').getAttribute('aria-live')).toBe('assertive')
})

test('every drawing has a path, and only what points along the line is turned round', () => {
  for (const paths of Object.values(shapes)) expect(paths.length).toBeGreaterThan(0)
  expect([...pointing].sort()).toEqual(['next', 'send'])
})

test('a name says the language of what is in other letters than the page', () => {
  const { container } = show(
    <>
      <Name>Dr Asha Shrestha</Name>
      <Name>आशा श्रेष्ठ</Name>
      <Name>Anil श्रेष्ठ</Name>
    </>,
  )
  expect([...container.querySelectorAll('bdi')].map((name) => name.textContent)).toEqual([
    'Dr Asha Shrestha',
    'आशा श्रेष्ठ',
    'Anil श्रेष्ठ',
  ])
  expect(
    [...container.querySelectorAll('[lang]')].map((part) => [part.getAttribute('lang'), part.textContent]),
  ).toEqual([
    ['ne', 'आशा श्रेष्ठ'],
    ['ne', 'श्रेष्ठ'],
  ])
})
