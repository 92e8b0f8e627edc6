// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import { showAt } from '../../../test/show.tsx'
import { emptyStorages } from '../../shared/session/signed-in-hint.ts'
import { appointment, historyItem } from '../gallery/people.ts'
import { scenes } from '../gallery/scenes.ts'
import { familyOf, visitsOf } from './family.ts'

const maya = 'Maya, my daughter, 6 years'
const scene = scenes['home-family']
const show = (change = {}) => showAt('/home', { ...scene?.answers, ...change })
const switchOf = async () =>
  (await screen.findByRole('combobox', { name: 'Show visits of' })) as HTMLSelectElement
const rowsOf = () =>
  [...document.querySelectorAll('main a[href^="/history/"]')].filter((link) => link.closest('li')).length

afterEach(() => {
  cleanup()
  localStorage.clear()
})

describe('a family', () => {
  it('is the patient first, then everybody else once, however their name was spaced and capitalised', () => {
    const visits = [maya, '  maya,  my daughter, 6 years', null, 'Hari'].map((forWhom) => ({ forWhom }))
    expect(familyOf(visits).map(({ name }) => name)).toEqual(['', maya, 'Hari'])
    expect(visitsOf(visits, familyOf(visits)[1]?.key ?? null)).toHaveLength(2)
    expect(visitsOf(visits, null)).toHaveLength(4)
  })
})

describe("the patient's page for more than one person", () => {
  it('shows everybody first, then one person: what is booked and what was', async () => {
    const user = userEvent.setup()
    show()
    const choice = await switchOf()
    expect([...choice.options].map(({ text }) => text)).toEqual(['Everybody', 'Me', maya, 'Hari, my father'])
    expect(screen.getByRole('heading', { name: 'Also booked' })).toBeDefined()
    await user.selectOptions(choice, maya)
    const slip = screen.getByRole('article')
    expect(within(slip).getByText(maya)).toBeDefined()
    expect(screen.getByText(`Only visits for ${maya}`)).toBeDefined()
    expect(screen.queryByRole('heading', { name: 'Also booked' })).toBeNull()
    expect(rowsOf()).toBe(1)
    await user.selectOptions(choice, 'Hari, my father')
    expect(screen.getByText('No visit booked for Hari, my father')).toBeDefined()
    expect(rowsOf()).toBe(1)
    await user.selectOptions(choice, 'Me')
    expect(rowsOf()).toBe(2)
  })

  it('is kept on this device, and forgotten with the sign-in', async () => {
    show()
    await userEvent.setup().selectOptions(await switchOf(), maya)
    cleanup()
    show()
    expect((await switchOf()).selectedOptions[0]?.text).toBe(maya)
    cleanup()
    emptyStorages()
    show()
    expect((await switchOf()).selectedOptions[0]?.text).toBe('Everybody')
  })

  it('hides no visit that can be entered now', async () => {
    show({
      listAppointments: () => ({
        items: [appointment(), appointment({ forWhom: maya, status: 'REQUESTED' })],
        nextCursor: null,
      }),
    })
    await userEvent.setup().selectOptions(await switchOf(), maya)
    expect(screen.getByRole('button', { name: 'Join consultation' })).toBeDefined()
  })

  it('has no switch where all visits are for one', async () => {
    show({
      listAppointments: () => ({ items: [appointment()], nextCursor: null }),
      listHistory: () => ({ items: [historyItem(0)], nextCursor: null }),
    })
    await screen.findByRole('article')
    expect(screen.queryByRole('combobox', { name: 'Show visits of' })).toBeNull()
  })
})
