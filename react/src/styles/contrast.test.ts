import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const css = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8')
const first = css.slice(0, css.indexOf(':lang(ne)'))
const tokens = Object.fromEntries(
  [...first.matchAll(/--bs-([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, hex]) => [name, hex]),
) as Record<string, string>

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const part = Number.parseInt(hex.slice(start, start + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** The design's table was rounded by hand in a few places. */
const ROUNDING = 0.11

/** WCAG 2 contrast, rounded to one place as the design's table is. */
function contrast(front: string, back: string): number {
  const of = (name: string) => luminance(tokens[name] ?? expect.fail(`no token ${name}`))
  const [dark = 0, light = 0] = [of(front), of(back)].sort((a, b) => a - b)
  return Math.round(((light + 0.05) / (dark + 0.05)) * 10) / 10
}

test.each([
  ['ink', 'wall', 13.9],
  ['ink', 'surface', 15.1],
  ['ink', 'sunk', 12.7],
  ['ink', 'slip', 14.4],
  ['ink-2', 'slip', 7.1],
  ['ink-2', 'wall', 6.8],
  ['ink-2', 'surface', 7.5],
  ['ink-2', 'sunk', 6.3],
  ['on-dado', 'dado', 7.8],
  ['on-dado', 'dado-press', 10.5],
  ['dado', 'wall', 7.2],
  ['dado', 'dado-tint', 6.4],
  ['ink', 'marigold', 7.6],
  ['marigold-ink', 'marigold-tint', 7.5],
  ['on-rhododendron', 'rhododendron', 6.7],
  ['rhododendron', 'wall', 6.2],
  ['rhododendron', 'rhododendron-tint', 5.6],
  ['leaf', 'leaf-tint', 5.5],
  ['sky', 'sky-tint', 6.0],
  ['room-text', 'room-stage', 17.2],
  ['room-text', 'room-bar', 14.6],
  ['room-text', 'room-raised', 11.4],
  ['room-text-2', 'room-bar', 8.6],
  ['room-text-2', 'room-raised', 6.8],
  ['room-mint', 'room-bar', 9.1],
  ['room-marigold', 'room-bar', 9.8],
  ['room-coral', 'room-bar', 7.8],
  ['room-on-off', 'room-off', 17.2],
  ['room-on-leave', 'room-leave', 4.7],
  ['room-text', 'room-own-bubble', 8.3],
])('text %s on %s reads at %f to 1', (front, back, designed) => {
  expect(designed).toBeGreaterThanOrEqual(4.5)
  expect(contrast(front, back)).toBeGreaterThanOrEqual(designed - ROUNDING)
})

test.each([
  ['control-edge', 'wall', 3.9],
  ['control-edge', 'surface', 4.2],
  ['control-edge', 'sunk', 3.5],
  ['marigold', 'dado', 3.9],
  ['room-edge', 'room-bar', 5.1],
  ['room-edge', 'room-raised', 4.0],
  ['room-leave', 'room-bar', 3.4],
  ['focus-ring', 'wall', 13.9],
  ['focus-ring', 'focus-gap', 10.3],
  ['focus-gap', 'dado', 5.3],
])('edge %s on %s shows at %f to 1', (front, back, designed) => {
  expect(designed).toBeGreaterThanOrEqual(3)
  expect(contrast(front, back)).toBeGreaterThanOrEqual(designed - ROUNDING)
})
