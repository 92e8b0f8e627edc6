import { canonicalZone } from '@bedside/react'

/** Whether two IANA names mean one zone; `Asia/Katmandu` is the older name of `Asia/Kathmandu`. */
export const isSameZone = (one: string, other: string) => canonicalZone(one) === canonicalZone(other)
