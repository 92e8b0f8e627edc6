/** What the contact sheets are made for; BEDSIDE_SHOTS narrows it (`npm run shots -- --locale ne --size 360x640`). */
export interface Matrix {
  readonly languages: readonly string[]
  readonly sizes: readonly string[]
  readonly texts: readonly number[]
  /** Parts of names of scenes or groups; all without it. */
  readonly only: readonly string[] | undefined
}

type Wish = Partial<Record<'locale' | 'size' | 'text' | 'only', string>>

/** Reads the wish of `scripts/shots.mjs`. */
export function readMatrix(): Matrix {
  const wish = JSON.parse(process.env.BEDSIDE_SHOTS ?? '{}') as Wish
  return {
    languages: wish.locale?.split(',') ?? ['en', 'ne', 'hi', 'ar-XB'],
    sizes: wish.size?.split(',') ?? ['360x640', '390x844', '768x1024', '1280x800'],
    texts: wish.text?.split(',').map(Number) ?? [100, 200],
    only: wish.only?.split(','),
  }
}
