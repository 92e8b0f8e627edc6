/** What a visit may be about, with a line drawing on a 24 by 24 field; own work. `urgent` is never booked. */
export const topicDrawings = {
  fever: ['M10 5a2 2 0 0 1 4 0v8.500a4 4 0 1 1-4 0z', 'M12 9v7', 'M17 6h2M17 9h2'],
  pain: ['M13 3L6 13.500h5L10 21l8-10.500h-5z'],
  stomach: ['M4 11h16a8 8 0 0 1-16 0z', 'M9 4.500c-1 1 1 2 0 3.500M14 4.500c-1 1 1 2 0 3.500'],
  skin: ['M12 3.500c4 5 6 8 6 11a6 6 0 0 1-12 0c0-3 2-6 6-11z', 'M9.500 15a2.500 2.500 0 0 0 2.500 2.500'],
  child: [
    'M12 3.500a3.500 3.500 0 1 0 0 7a3.500 3.500 0 1 0 0-7',
    'M12 10.500V16M8 13h8M9 20.500L12 16l3 4.500',
  ],
  mind: [
    'M7.500 20.500V16C5.500 14.500 4.500 12.500 4.500 10a7 7 0 0 1 14 0l1.500 4h-2v3h-3.500v3.500',
    'M9 9.500c1-2 4-2 5 0s-2 2.500-2.500 4',
  ],
  again: ['M5 12a7 7 0 1 0 2.500-5.400', 'M5 4v4.500h4.500', 'M12 8v4l3 2'],
  other: ['M6 3.500h8.500L18 7v13.500H6z', 'M9 10.500h6M9 14h6M9 17h3.500'],
} as const satisfies Record<string, readonly string[]>

export type Topic = keyof typeof topicDrawings
export const topics = Object.keys(topicDrawings) as Topic[]

/** Signs that must not wait for a visit, as a list to be said in words. */
export const redFlags = ['breath', 'chest', 'bleeding', 'faint', 'stroke'] as const

/** The warning drawing of the answer that is none: call now. */
export const urgentDrawing = ['M12 4L21 19.500H3z', 'M12 10v4.500M12 16.800v.4'] as const
