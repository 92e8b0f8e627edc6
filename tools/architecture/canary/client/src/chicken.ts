// no-cycle, by types alone
import type { Egg } from './egg.ts'
export type Chicken = { egg: Egg }
