// @vitest-environment happy-dom
import { act, cleanup, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import { showAt } from '../../../../test/show.tsx'
import { SpeakingDevice, speakWith } from '../../../../test/speaking-device.ts'
import { scenes } from '../../gallery/scenes.ts'
import { spokenPartsOf } from './spoken-parts.ts'

const english = { lang: 'en-GB', name: 'Own', localService: true }
const scene = scenes['summary-long']
async function open(device: SpeakingDevice | null) {
  speakWith(device)
  const shown = showAt(scene?.path ?? '', scene?.answers ?? {})
  await screen.findByRole('button', { name: 'Print or save as PDF' })
  return shown
}
const listen = () => screen.queryByRole('button', { name: 'Listen' })

afterEach(() => {
  cleanup()
  speakWith(null)
})

describe('listening to the summary', () => {
  it.each([
    ['cannot speak', null],
    ['has no voice', new SpeakingDevice([])],
    ['has voices of other languages', new SpeakingDevice([{ ...english, lang: 'de-DE' }])],
    ['would send the text away', new SpeakingDevice([{ ...english, localService: false }])],
  ])('is not offered where the browser %s', async (_what, device) => {
    await open(device)
    expect(listen()).toBeNull()
  })

  it('is offered once a voice has come, which may be late', async () => {
    const device = new SpeakingDevice([])
    await open(device)
    device.voices = [english]
    act(() => {
      device.dispatchEvent(new Event('voiceschanged'))
    })
    expect(listen()).not.toBeNull()
  })

  it('reads in the order of the page, by its language, to the end', async () => {
    const device = new SpeakingDevice([{ ...english, lang: 'ne-NP' }, english])
    await open(device)
    await userEvent.setup().click(listen() as HTMLElement)
    expect(device.said[0]).toMatchObject({ lang: 'en-GB', voice: english })
    while (device.now) act(() => device.finish())
    const page = screen.getByRole('main').textContent?.replace(/\s+/g, '') ?? ''
    let place = 0
    for (const words of device.words) {
      const [label = '', value = ''] = words.includes(': ') ? words.split(/: (.*)/) : [words]
      for (const part of [label, value]) {
        const found = page.indexOf(part.replace(/\s+/g, ''), place)
        expect(found, part).toBeGreaterThanOrEqual(place)
        place = found
      }
    }
    const all = device.words.join(' ')
    for (const words of [
      'What to do now',
      'Paracetamol 500 mg tablet.',
      'Watch for',
      'Registration number: ',
    ])
      expect(all).toContain(words)
    expect(all).not.toMatch(/Print or save|Listen/)
    expect(listen()).not.toBeNull()
  })

  it('is held, gone on with and stopped by keyboard; the focus stays', async () => {
    const device = new SpeakingDevice([english])
    await open(device)
    const user = userEvent.setup()
    listen()?.focus()
    await user.keyboard('{Enter}')
    act(() => device.finish())
    const second = device.words.at(-1)
    await user.keyboard('{Enter}')
    expect(device.now).toBeNull()
    expect(document.activeElement?.textContent).toBe('Go on')
    await user.keyboard('{Enter}')
    expect(device.words.at(-1)).toBe(second)
    await user.tab()
    expect(document.activeElement?.textContent).toBe('Stop')
    await user.keyboard('{Enter}')
    expect(device.now).toBeNull()
    expect(document.activeElement).toBe(listen())
    expect(screen.queryByRole('button', { name: 'Stop' })).toBeNull()
  })

  it('stops when the page is left', async () => {
    const device = new SpeakingDevice([english])
    const { unmount } = await open(device)
    await userEvent.setup().click(listen() as HTMLElement)
    expect(device.now).not.toBeNull()
    unmount()
    expect(device.now).toBeNull()
  })

  it('and when the window goes', async () => {
    const device = new SpeakingDevice([english])
    await open(device)
    await userEvent.setup().click(listen() as HTMLElement)
    act(() => {
      dispatchEvent(new Event('pagehide'))
    })
    expect(device.now).toBeNull()
    await waitFor(() => expect(listen()).not.toBeNull())
  })
})

describe('what is read', () => {
  it('is cut between sentences, a danda as well, and leaves out what nobody sees', () => {
    const sentence = `${'औषधि खानुहोस् '.repeat(8)}।`
    const root = document.createElement('div')
    root.innerHTML = `<h2>One</h2><p>${sentence} ${sentence} ${sentence}</p><p class="off">Printed only</p>
      <p>.</p><dl><dt>Doctor</dt><dd><bdi>Asha</bdi>, General</dd></dl><button>Print</button>`
    const parts = spokenPartsOf(root, (element) => !element.closest('.off'))
    expect(parts).toEqual(['One', sentence, sentence, sentence, 'Doctor: Asha, General'])
  })
})
