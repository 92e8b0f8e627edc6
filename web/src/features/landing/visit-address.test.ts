import { describe, expect, it } from 'vitest'
import { id } from '../gallery/people.ts'
import { visitAddress } from './visit-address.ts'

const origin = 'https://clinic.test'
const visit = `/visits/${id(1)}`

describe('a pasted link', () => {
  it('leads to the visit, also out of a whole message', () => {
    expect(visitAddress(`${origin}${visit}`, origin)).toBe(visit)
    expect(visitAddress(`Patan Clinic: visit today 2:30 pm. Join: ${origin}${visit}.`, origin)).toBe(visit)
    expect(visitAddress(`${origin}/history/${id(1)}/summary`, origin)).toBe(`/history/${id(1)}/summary`)
    expect(visitAddress(visit, origin)).toBe(visit)
  })

  it.each([
    '',
    'OPD 42',
    `https://elsewhere.test${visit}`,
    `${origin}/people`,
    `${origin}/visits/1`,
    'javascript:alert(1)',
    `//elsewhere.test${visit}`,
    'https://',
  ])('that is none of this clinic leads nowhere: %s', (text) => {
    expect(visitAddress(text, origin)).toBeUndefined()
  })
})
