/** Line drawings on a 24 by 24 field, 1.5 wide, as path data. Own work. */
export const shapes = {
  bell: ['M6 17V11a6 6 0 0 1 12 0v6l1.5 2h-15z', 'M10 21.5h4'],
  calendar: ['M4 6.5h16v13H4z', 'M4 10.5h16', 'M8 4v4M16 4v4'],
  camera: ['M3 7.5h12v9H3z', 'M15 11l6-3.5v9L15 13'],
  cameraOff: ['M3 7.5h12v9H3z', 'M15 11l6-3.5v9L15 13', 'M3.5 20.5l17-17'],
  chair: ['M7 4v9h10V4', 'M7 13v7M17 13v7', 'M7 16.5h10'],
  chat: ['M4 5h16v11h-9l-5 4v-4H4z', 'M8 9h8M8 12.5h5'],
  close: ['M6 6l12 12M18 6L6 18'],
  clock: ['M12 3.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 1 0 0-17', 'M12 7.5V12l3 2'],
  corner: ['M4 5h16v14H4z', 'M13 13h5v4h-5z', 'M10 10L7 7m0 3V7h3'],
  down: ['M12 5v13M6.5 12.5L12 18l5.5-5.5'],
  download: ['M12 4v10M7.5 10L12 14.5L16.5 10', 'M5 19.5h14'],
  end: ['M6 6h12v12H6z'],
  flip: ['M5 9a7.5 7.5 0 0 1 13-2M18.5 3.5V7.5h-4', 'M19 15a7.5 7.5 0 0 1-13 2M5.5 20.5v-4h4'],
  fullscreen: ['M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5'],
  globe: [
    'M12 3.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 1 0 0-17',
    'M3.5 12h17',
    'M12 3.5c-5 5-5 12 0 17c5-5 5-12 0-17',
  ],
  hourglass: ['M7 4h10M7 20h10', 'M8 4v3l4 5l4-5V4', 'M8 20v-3l4-5l4 5v3'],
  info: ['M12 3.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 1 0 0-17', 'M12 11v5.5M12 7.5v.5'],
  keyboard: ['M3 7h18v10H3z', 'M6.5 10.5h.5M10 10.5h.5M13.5 10.5h.5M17 10.5h.5M8 14h8'],
  leave: [
    'M3 14c5.5-5.5 12.500-5.500 18 0l-2.500 2.500l-3.500-1.500v-2.500c-2-.7-4-.7-6 0v2.500l-3.500 1.500z',
  ],
  lineBroken: ['M3 12h5M16 12h5', 'M9 8l2 3-2 2 2 3M14 8l1.500 3-2 2 1.500 3'],
  lock: ['M6 11h12v9H6z', 'M8.500 11V8a3.500 3.500 0 0 1 7 0v3'],
  mic: ['M9 6a3 3 0 0 1 6 0v5a3 3 0 0 1-6 0z', 'M5.500 11a6.500 6.500 0 0 0 13 0M12 17.500V21'],
  micOff: [
    'M9 6a3 3 0 0 1 6 0v5a3 3 0 0 1-6 0z',
    'M5.500 11a6.500 6.500 0 0 0 13 0M12 17.500V21',
    'M3.500 20.500l17-17',
  ],
  more: ['M5 12h.5M11.750 12h.5M18.500 12h.5'],
  next: ['M5 12h13M12.500 6.500L18 12l-5.500 5.500'],
  note: ['M6 3.500h8.500L18 7v13.500H6z', 'M9 10.500h6M9 14h6M9 17h3.500'],
  people: [
    'M9 4.500a3 3 0 1 0 0 6a3 3 0 1 0 0-6',
    'M3 19.500c0-4 2.500-6 6-6s6 2 6 6',
    'M15.500 5a3 3 0 0 1 0 5.500M17.500 14c2.200.8 3.500 2.600 3.500 5.500',
  ],
  person: ['M12 4a4 4 0 1 0 0 8a4 4 0 1 0 0-8', 'M4.500 20.500c0-4.500 3-7 7.500-7s7.500 2.500 7.500 7'],
  phone: [
    'M6 3.500l3.500 1l1 4.500l-2.500 2c1 2.500 2.500 4 5 5l2-2.500l4.500 1l1 3.500c-1 2-2.500 2.500-4.500 2.500C9 20 4 14 4 8c0-2 .5-3.500 2-4.500z',
  ],
  play: ['M8 5.500l10 6.500l-10 6.500z'],
  print: ['M7 9V4h10v5', 'M4 9h16v8H4z', 'M7.500 14h9v6h-9z'],
  retry: ['M5 12a7 7 0 1 0 2.500-5.400', 'M5 4v4.500h4.500'],
  ring: [
    'M12 3.500a8.500 8.500 0 1 0 0 17a8.500 8.500 0 1 0 0-17',
    'M12 9.500a2.500 2.500 0 1 0 0 5a2.500 2.500 0 1 0 0-5',
  ],
  screen: ['M3 5h18v11H3z', 'M8.500 20h7M12 13.500V8M9.500 10.500L12 8l2.500 2.500'],
  screenOff: ['M3 5h18v11H3z', 'M8.500 20h7', 'M9.500 8l5 5M14.500 8l-5 5'],
  send: ['M4 5l16.500 7L4 19l2.500-7z', 'M6.500 12h7'],
  signalGood: ['M5 19v-3.500M10 19v-7M15 19V8.500M20 19V5'],
  signalLost: ['M5 19v-3.500M10 19v-2', 'M14 8l6 6M20 8l-6 6'],
  signalWeak: ['M5 19v-3.500M10 19v-7M15 19h.5M20 19h.5'],
  slash: ['M12 3.500a8.500 8.500 0 1 0 0 17a8.500 8.500 0 1 0 0-17', 'M6 18L18 6'],
  speaker: ['M4 9.500h4l5-4.500v14l-5-4.500H4z', 'M16 9a4 4 0 0 1 0 6M18.500 6.500a8 8 0 0 1 0 11'],
  speakerOff: ['M4 9.500h4l5-4.500v14l-5-4.500H4z', 'M16.500 9.500l5 5M21.500 9.500l-5 5'],
  star: ['M12 4l2.500 5.200l5.500.8l-4 4l1 5.500l-5-2.700l-5 2.700l1-5.500l-4-4l5.500-.8z'],
  tick: ['M4.500 12.500l5 5L19.500 7'],
  tickDouble: ['M2.500 12.500l4.500 4.500L15 8', 'M11 16l1 1l9.500-9.500'],
  twoBars: ['M8 5v14M16 5v14'],
  warning: ['M12 4L21 19.500H3z', 'M12 10v4.500M12 16.800v.4'],
} as const satisfies Record<string, readonly string[]>

/** A drawing by name. */
export type IconName = keyof typeof shapes

/** Drawings that point along the line of reading and turn round with it; the sign for playing on is the same everywhere. */
export const pointing: ReadonlySet<IconName> = new Set(['next', 'send'])
