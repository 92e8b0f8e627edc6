import { expect, it } from 'vitest'
import { networkOf } from './network-address.ts'

it('takes an IPv4 address whole, also when it comes mapped into IPv6', () => {
  expect(networkOf('203.0.113.9')).toBe('203.0.113.9')
  expect(networkOf('::ffff:203.0.113.9')).toBe('203.0.113.9')
})

it('takes the /64 of an IPv6 address, however it is written', () => {
  const same = ['2001:db8:0:7::1', '2001:DB8:0:7:ffff:0:0:2', '2001:0db8:0000:0007::', '2001:db8:0:7::9%eth0']
  expect(new Set(same.map(networkOf))).toEqual(new Set(['2001:db8:0:7::/64']))
  expect(networkOf('2001:db8::1')).toBe('2001:db8:0:0::/64')
  expect(networkOf('::1')).toBe('0:0:0:0::/64')
})
