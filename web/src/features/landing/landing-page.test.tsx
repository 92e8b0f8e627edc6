// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { showAt } from '../../../test/show.tsx'
import { refusal } from '../gallery/fake-call.ts'
import { clinic } from '../gallery/people.ts'
import { scenes } from '../gallery/scenes.ts'

const show = (name: string) => {
  const scene = scenes[name]
  if (!scene) throw new Error(`no scene ${name}`)
  return showAt(scene.path, scene.answers)
}

afterEach(() => {
  cleanup()
  sessionStorage.clear()
})

describe("the clinic's front door", () => {
  it('says that it is closed and when it opens, with its hours, and booking goes on', async () => {
    show('landing-closed')
    expect(await screen.findByText(/^Closed now\. Opens /)).toBeDefined()
    expect(screen.getByRole('heading', { name: 'Opening hours' })).toBeDefined()
    expect(screen.getByRole('link', { name: 'Book a visit' })).toBeDefined()
  })

  it('says until when it is open', async () => {
    show('landing-open')
    expect(await screen.findByText(/^Open now, until /)).toBeDefined()
  })

  it("gives the reader's own time beside the clinic's where they differ", async () => {
    show('landing-closed-abroad')
    expect((await screen.findByText(/^Closed now\. Opens /)).textContent).toMatch(/\(your time: /)
  })

  it('says nothing of hours where the clinic told none, and of the demo only what is so', async () => {
    show('landing')
    expect(await screen.findByText(/nothing is cleared by itself/)).toBeDefined()
    expect(screen.queryByText(/Closed now|Open now/)).toBeNull()
    expect(screen.queryByRole('heading', { name: 'Opening hours' })).toBeNull()
  })

  it('offers the phone where booking is off, and the way of those who have a visit', async () => {
    show('landing-booking-off')
    await screen.findByText('No online booking now')
    // The emergency card below has it as well.
    const [call] = screen.getAllByRole('link', { name: /Call the clinic, \+977 1 5550100/ })
    expect(call?.className).toMatch(/main/)
    expect(call?.getAttribute('href')).toBe('tel:+97715550100')
    expect(screen.queryByRole('link', { name: 'Book a visit' })).toBeNull()
    expect(screen.getByRole('link', { name: 'I have a link or a slip' })).toBeDefined()
  })

  it.each(['landing-failed', 'landing-offline'])(
    '%s says once what is wrong, with one way on',
    async (name) => {
      show(name)
      const retry = await screen.findByRole('button', { name: 'Try again' })
      expect(retry).toBeDefined()
      expect(screen.getAllByText(/does not answer|No connection to the clinic/)).toHaveLength(1)
      expect(screen.queryByRole('link', { name: 'Book a visit' })).toBeNull()
    },
  )

  it('names the emergency number in one place', async () => {
    show('landing')
    expect(await screen.findAllByRole('link', { name: /Call 102/ })).toHaveLength(2)
    const main = screen.getByRole('main')
    expect(within(main).getAllByRole('link', { name: /Call 102/ })).toHaveLength(1)
  })
})

describe('booking where the clinic takes none', () => {
  it('is said on its page, with the phone and the way back', async () => {
    show('book-off')
    const back = await screen.findByRole('link', { name: 'To my visits' })
    expect(back.getAttribute('href')).toBe('/home')
    expect(within(screen.getByRole('main')).getByRole('link', { name: /^Call the clinic, / })).toBeDefined()
    expect(screen.queryByRole('button', { name: /Choose Dr/ })).toBeNull()
  })

  it('is said at the last question too, where it was turned off meanwhile', async () => {
    const scene = scenes['book-check']
    sessionStorage.setItem('bedside:booking', JSON.stringify(scene?.draft))
    showAt(scene?.path ?? '', {
      ...scene?.answers,
      getClinic: () => clinic(),
      createAppointment: () => Promise.reject(refusal('booking_off')),
    })
    const book = await screen.findByRole('button', { name: 'Book this visit' })
    book.click()
    expect(await screen.findByText('No online booking now')).toBeDefined()
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull()
  })
})
