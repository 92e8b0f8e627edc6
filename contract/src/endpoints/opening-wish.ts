import { DoctorPath } from '../primitives.ts'
import { OpeningWish, OpeningWishBody, OpeningWishes } from '../requests/opening-wish.ts'
import type { RouteName } from '../routes.ts'
import type { Endpoint } from './endpoint.ts'

/** Being told when a time opens. */
export const openingWishEndpoints = {
  listOpeningWishes: {
    tag: 'scheduling',
    summary: 'Doctors the caller waits for a time of',
    replies: { 200: OpeningWishes },
  },
  saveOpeningWish: {
    tag: 'scheduling',
    summary: 'A patient asks to be told once when a time of this doctor opens; asking again moves the days',
    params: DoctorPath,
    body: OpeningWishBody,
    replies: { 200: OpeningWish },
    errors: ['forbidden', 'not_found', 'booking_off', 'times_free', 'too_many_wishes'],
  },
  removeOpeningWish: {
    tag: 'scheduling',
    summary: 'Take it back; harmless where nothing was asked',
    params: DoctorPath,
    replies: { 204: null },
  },
} as const satisfies Partial<Record<RouteName, Endpoint>>
