// @vitest-environment happy-dom
import { cleanup, screen, waitFor } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { showAt } from '../../../test/show.tsx'
import { scenes } from './scenes.ts'

/** Words of the machine that never belong before a person's eyes (experience of rejections, number 7). */
const machineWords =
  /undefined|\bnull\b|NaN|Invalid Date|\[object|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}|IN_PROGRESS|NO_SHOW|SCHEDULED/

afterEach(() => {
  cleanup()
  sessionStorage.clear()
})

// Visits need a browser: they are judged in e2e/gallery.spec.ts.
const pages = Object.entries(scenes).filter(([, scene]) => !scene.openClient)

describe('every scene of the gallery', () => {
  it.each(pages)('%s has one heading of the first rank and no word of the machine', async (name, scene) => {
    sessionStorage.setItem('bedside:booking', JSON.stringify(scene.draft ?? {}))
    showAt(scene.path, scene.answers, scene.show?.())
    await waitFor(() => {
      expect(screen.getAllByRole('heading', { level: 1 })).toHaveLength(1)
      if (!name.endsWith('-loading')) expect(document.querySelector('.bone')).toBeNull()
    })
    expect(document.body.textContent).not.toMatch(machineWords)
  })
})
