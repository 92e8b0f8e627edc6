const canonical = (timeZone: string) => new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone

/** Whether two IANA names mean one zone; `Asia/Katmandu` is the older name of `Asia/Kathmandu`. */
export const isSameZone = (one: string, other: string) => canonical(one) === canonical(other)
