const letters = { first: 0x0900, last: 0x097f }
const unitsPerEm = 1_000

/** Big-endian numbers of so many bits each, as font tables hold them. */
function packed(...fields: readonly (readonly [bits: 8 | 16 | 32, ...values: number[]])[]): Buffer {
  return Buffer.concat(
    fields.flatMap(([bits, ...values]) =>
      values.map((value) => {
        const bytes = Buffer.alloc(bits / 8)
        bytes.writeUIntBE(value < 0 ? value + 2 ** bits : value, 0, bits / 8)
        return bytes
      }),
    ),
  )
}

/** A square of one contour. */
const box = packed([16, 1, 0, 0, 800, 800, 3, 0], [8, 1, 1, 1, 1], [16, 0, 0, 800, 0], [16, 0, 800, 0, -800])
const count = letters.last - letters.first + 1
/** Every letter of the block is the same glyph. */
const letterMap = packed(
  [16, 0, 1, 3, 1],
  [32, 12],
  [16, 4, 32 + 2 * count, 0, 4, 4, 1, 0],
  [16, letters.last, 0xffff, 0, letters.first, 0xffff, 0, 1, 4, 0],
  [16, ...Array.from({ length: count }, () => 1)],
)

/** OpenType 1.9, the tables a browser asks for. */
const tables: Readonly<Record<string, Buffer>> = {
  'OS/2': Buffer.concat([
    packed([16, 0, unitsPerEm, 400, 5, 0], [16, 650, 700, 0, 140, 650, 700, 0, 480, 50, 300, 0]),
    Buffer.alloc(10),
    packed([32, 0x8000, 0, 0, 0], [32, 0], [16, 0x40, letters.first, letters.last, 800, -200, 0, 1_000, 200]),
  ]),
  cmap: letterMap,
  glyf: box,
  head: packed(
    [16, 1, 0, 1, 0],
    [32, 0, 0x5f0f3cf5],
    [16, 0, unitsPerEm],
    [32, 0, 0, 0, 0],
    [16, 0, 0, 800, 800, 0, 8, 2, 0, 0],
  ),
  hhea: packed([16, 1, 0, 800, -200, 0, 1_000, 0, 0, 800, 1, 0, 0, 0, 0, 0, 0, 0, 2]),
  hmtx: packed([16, 1_000, 0, 1_000, 0]),
  loca: packed([16, 0, 0, box.length / 2]),
  maxp: packed([16, 1, 0, 2, 4, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0]),
  name: packed([16, 0, 0, 6]),
  post: packed([16, 3, 0], [32, 0], [16, -100, 50], [32, 0, 0, 0, 0, 0]),
}

const sumOf = (bytes: Buffer) => {
  let sum = 0
  for (let at = 0; at + 4 <= bytes.length; at += 4) sum = (sum + bytes.readUInt32BE(at)) >>> 0
  return sum
}

/** A font file as a data address: every letter of Devanagari is the same box, as where a device has no letters for it. */
export function boxFont(): string {
  const names = Object.keys(tables)
  const entries: Buffer[] = []
  const bodies: Buffer[] = []
  let offset = 12 + 16 * names.length
  for (const name of names) {
    const table = tables[name] ?? Buffer.alloc(0)
    const body = Buffer.concat([table, Buffer.alloc((4 - (table.length % 4)) % 4)])
    entries.push(Buffer.concat([Buffer.from(name), packed([32, sumOf(body), offset, table.length])]))
    bodies.push(body)
    offset += body.length
  }
  const head = packed([16, 1, 0, names.length, 128, 3, names.length * 16 - 128])
  return `data:font/ttf;base64,${Buffer.concat([head, ...entries, ...bodies]).toString('base64')}`
}
