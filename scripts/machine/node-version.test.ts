import { expect, it } from 'vitest'
import { judgeNode } from './node-version.mjs'

const today = new Date('2026-06-01')

it.each(['18.20.8', '20.18.3', '21.7.3', '22.11.0'])('refuses Node %s in words', (version) => {
  expect(judgeNode(version, today).refusal).toContain(version)
})

it.each(['22.12.0', '24.21.0', '26.0.0'])('takes Node %s without a word', (version) => {
  expect(judgeNode(version, today)).toEqual({})
})

it('takes an end-of-life Node with a warning', () => {
  expect(judgeNode('20.20.2', today)).toEqual({ warning: expect.stringContaining('2026-04-30') })
  expect(judgeNode('20.20.2', new Date('2026-04-30T12:00:00Z'))).toEqual({})
})
