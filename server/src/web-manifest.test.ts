import { expect, it } from 'vitest'
import { webManifest } from './web-manifest.ts'

it.each([
  ['Patan Hill Clinic', 'Patan Hill'],
  ['Clinic', 'Clinic'],
  ['Shivapuriregionalhospital', 'Shivapurireg'],
])('%s is called %s under its icon', (name, short) => {
  expect(webManifest(name)).toMatchObject({ name, short_name: short, display: 'standalone' })
})
