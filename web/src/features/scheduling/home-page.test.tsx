// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { showAt } from '../../../test/show.tsx'
import { scenes } from '../gallery/scenes.ts'

const show = async (name: string) => {
  const scene = scenes[name]
  if (!scene) throw new Error(`no scene ${name}`)
  showAt(scene.path, scene.answers)
  return await screen.findByRole('main')
}
const mainButtons = (names: RegExp) => screen.queryAllByRole('button', { name: names })
const ways = /^(Check camera|Join consultation|Come back in|See summary)$/

afterEach(cleanup)

describe("the patient's first page", () => {
  it.each([
    ['home-early', 'Check camera', /You can join from/],
    ['home-join', 'Join consultation', /The waiting room is open/],
    ['home-running', 'Come back in', /Your visit is going on/],
    ['home-finished', 'See summary', /Visit finished/],
  ])('%s has exactly one main button: %s', async (name, button, words) => {
    await show(name)
    await screen.findByRole('button', { name: button })
    expect(mainButtons(ways)).toHaveLength(1)
    expect(screen.getAllByText(words).length).toBeGreaterThan(0)
  })

  it('shows the old time struck through, the new one, why, and for whom', async () => {
    await show('home-moved')
    const slip = await screen.findByRole('article', { name: 'Dr Asha Shrestha' })
    expect(slip.querySelector('s time')).not.toBeNull()
    expect(slip.querySelectorAll('time:not(s time)').length).toBeGreaterThan(0)
    expect(slip.textContent).toContain('My son Bibek, 4 years')
    expect(screen.getByText('Reason: I am called to an emergency.')).toBeDefined()
  })

  it('says how late the doctor is, and what can be done meanwhile', async () => {
    await show('home-late')
    expect(await screen.findByText(/Dr Asha Shrestha is running about 20 minutes late today/)).toBeDefined()
    const toDo = await screen.findByRole('list', { name: 'To do' })
    expect((await within(toDo).findByRole('link')).getAttribute('href')).toMatch(/^\/visits\//)
  })

  it('says that a late doctor is on time again, and no more how late', async () => {
    await show('home-on-time')
    expect(
      await screen.findByText('Dr Asha Shrestha is on time again. Be there at the time you booked.'),
    ).toBeDefined()
    expect(screen.queryByText(/minutes late today/)).toBeNull()
  })

  it('says of a visit that is off what happened, why, and where to go', async () => {
    await show('home-off')
    expect(await screen.findByText(/The doctor could not take this visit/)).toBeDefined()
    expect(screen.getByText(/Dr Rai has free times/)).toBeDefined()
    expect(screen.getByText('Cancelled. Nothing to pay.')).toBeDefined()
    expect(screen.getAllByRole('link', { name: 'Book a new time' })).toHaveLength(2)
    expect(mainButtons(ways)).toHaveLength(0)
  })
})

describe('a link to a visit', () => {
  it.each([
    ['visit-declined', /could not take this visit/, 'Book a visit'],
    ['visit-cancelled', /was cancelled/, 'Book a visit'],
    ['visit-unconfirmed', /not confirmed this visit yet/, 'Go to my page'],
    ['visit-unknown', /may be old, or it belongs to another person/, 'Go to my page'],
  ])('%s says what happened and where to go', async (name, words, way) => {
    await show(name)
    expect((await screen.findAllByText(words)).length).toBeGreaterThan(0)
    expect(screen.getByRole('link', { name: way })).toBeDefined()
  })
})
