import type { Scenes } from './scene.ts'
import { accountScenes } from './scenes/account.ts'
import { bookingScenes } from './scenes/booking.ts'
import { deskScenes } from './scenes/desk.ts'
import { frontScenes } from './scenes/front.ts'
import { homeScenes } from './scenes/home.ts'
import { listenScenes } from './scenes/listen.tsx'
import { recordScenes } from './scenes/record.ts'
import { roomScenes } from './scenes/room.ts'
import { smallWindowScenes } from './scenes/small-window.tsx'
import { troubleScenes } from './scenes/trouble.tsx'
import { visitScenes } from './scenes/visit.ts'

/** The scenes in groups; each group is one contact sheet of `npm run shots`. */
export const sceneGroups: Readonly<Record<string, Scenes>> = {
  front: frontScenes,
  home: homeScenes,
  booking: bookingScenes,
  record: { ...recordScenes, ...listenScenes },
  account: accountScenes,
  visit: visitScenes,
  room: { ...roomScenes, ...smallWindowScenes },
  desk: deskScenes,
  trouble: troubleScenes,
}

/** Every scene by name; the screenshots and axe run over all of them. */
export const scenes: Scenes = Object.assign({}, ...Object.values(sceneGroups))
