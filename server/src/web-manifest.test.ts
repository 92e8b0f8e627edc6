import { expect, it } from 'vitest'
import { readSettings } from './config.ts'
import { webManifest } from './web-manifest.ts'

it.each([
  ['Patan Hill Clinic', 'Patan Hill'],
  ['Clinic', 'Clinic'],
  ['Shivapuriregionalhospital', 'Shivapurireg'],
])('%s is called %s under its icon', (name, short) => {
  expect(webManifest(name)).toMatchObject({ name, short_name: short, display: 'standalone' })
})

it("has the clinic's hue, and ours where it set none", () => {
  const { colours } = readSettings({ CLINIC_HUE: '#1B5C8A' }).clinicLook
  expect(webManifest('Clinic', colours)).toMatchObject({
    theme_color: '#1b5c8a',
    background_color: colours?.wall,
  })
  expect(webManifest('Clinic')).toMatchObject({ theme_color: '#0B5C58', background_color: '#F1F6F5' })
})
