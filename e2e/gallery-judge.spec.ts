import { expect, test } from '@playwright/test'
import { boxFont } from './gallery/box-font.ts'
import { judged } from './gallery/look.ts'
import { openStage, type Stage } from './gallery/stage.ts'

test.skip(process.env.BEDSIDE_TEST_DATABASE === 'postgres', 'no database stands behind the gallery')

interface Plant {
  /** What is put at the end of the page. */
  readonly html: string
  readonly expected: RegExp
  readonly language?: string
  readonly width?: number
}

const words = 'the doctor is ready for you now and waits '
const main = (style: string) => `<button class="_main_x" style="block-size:50px;${style}">Join now</button>`

/** A fault for each rule of the judge, the smallest that a person would still see. */
const plants: Readonly<Record<string, Plant>> = {
  'a page pushed sideways': {
    html: '<p style="inline-size:500px">Wide</p>',
    expected: /scrolls sideways by \d+px/,
  },
  'a text that is cut': {
    html: `<p style="block-size:20px;overflow:hidden">${words.repeat(3)}</p>`,
    expected: /text is cut/,
  },
  'a text too small': { html: '<p style="font-size:12px">Small</p>', expected: /text of 12px/ },
  'a centred paragraph': {
    html: `<p style="text-align:center">${words.repeat(5)}</p>`,
    expected: /a centred paragraph/,
  },
  'lines too long': {
    html: `<p style="inline-size:1200px;max-inline-size:none;font-size:14px">${words.repeat(8)}</p>`,
    expected: /lines of \d+ letters/,
    width: 1280,
  },
  'a second slip': {
    html: '<article data-stub="time">A</article><article data-stub="time">B</article>',
    expected: /2 slips/,
  },
  'cream outside the slip': {
    html: '<p style="background:rgb(255,249,227)">Cream</p>',
    expected: /cream outside the slip/,
  },
  'a second heading of the first rank': { html: '<h1>Again</h1>', expected: /2 headings of the first rank/ },
  'a page that broke': { html: '<div data-bs-broken="">x</div>', expected: /the page stopped working/ },
  'a word of the machine': { html: '<p>Hello undefined</p>', expected: /a word of the machine/ },
  'an id': { html: '<p>00000000-0000-4000-8000-000000000001</p>', expected: /a word of the machine/ },
  'a key in place of its text': { html: '<p>page.main-menu</p>', expected: /a word of the machine/ },
  'English in Nepali': {
    html: '<p>Something went wrong</p>',
    expected: /English in ne: “Something went wrong”/,
    language: 'ne',
  },
  'the name of a setting outside the steps that lead there': {
    html: '<p>Camera खोल्नुहोस्</p>',
    expected: /English in ne: “Camera/,
    language: 'ne',
  },
  'English that only screen readers get': {
    html: '<p aria-label="Close the window">क</p>',
    expected: /English in hi: “Close the window”/,
    language: 'hi',
  },
  'a sentence that turns with the note in it': {
    html: '<p dir="auto">\u202eRéásóñ: \u202c\u2068I am away\u2069</p>',
    expected: /a sentence that turns with what is put into it: <p>/,
    language: 'ar-XB',
  },
  'a small target': {
    html: '<button style="inline-size:20px;block-size:20px;padding:0">x</button>',
    expected: /a target of 20x20/,
  },
  'a button switched off without a reason': {
    html: '<button disabled style="block-size:48px">Save</button>',
    expected: /switched off without a reason/,
  },
  'an icon without its word': {
    html: '<button aria-label="Mute" style="block-size:48px;inline-size:48px"><svg width="24" height="24"></svg></button>',
    expected: /an icon without its word/,
  },
  'a button of three lines': {
    html: '<button style="inline-size:90px">Answer all the questions</button>',
    expected: /a button of \d lines/,
  },
  'two main buttons': { html: main(''), expected: /2 main buttons/ },
  'an e-mail address that breaks within a part': {
    html: '<p style="inline-size:110px;overflow-wrap:anywhere">sunita@example.org</p>',
    expected: /“sunita@example.org” breaks within the word/,
  },
  'a zone by its address in the table of zones': {
    html: '<p>समय तपाईंको क्षेत्र Asia/Kathmandu अनुसार छ।</p>',
    expected: /a word of the machine: .*Asia\/Kathmandu/,
    language: 'ne',
  },
  'a middle dot at the end of a line': {
    html: '<p style="inline-size:80px">Today · Video visit</p>',
    expected: /a line begins or ends with “·”: <p>/,
  },
  'a word that breaks within itself': {
    html: '<p style="inline-size:40px;overflow-wrap:anywhere">Messages wait</p>',
    expected: /“Messages” breaks within the word/,
  },
  'words squeezed to nothing': {
    html: `<dl style="display:grid;grid-template-columns:9rem minmax(0,1fr);inline-size:9rem;margin:0">
      <dt>T</dt><dd style="margin:0;overflow-wrap:anywhere">Chat</dd></dl>`,
    expected: /words without room: <dd> “Chat”/,
  },
  'a table wider than its place': {
    html: `<div style="inline-size:200px;overflow-x:auto"><table><tbody><tr><td>Ram Thapa</td>
      <td style="min-inline-size:300px">Video</td></tr></tbody></table></div>`,
    expected: /a table wider than its place: <table> “Ram Thapa/,
  },
  'words out of their box': {
    html: '<button style="inline-size:60px;block-size:48px;white-space:nowrap">Ask for a phone call</button>',
    expected: /words out of their box/,
  },
  'words that their pane cuts off': {
    html: `<div style="block-size:60px;overflow:hidden"><div style="padding:20px"><p>${words}</p></div></div>`,
    expected: /cut off by its pane: <p>/,
  },
  'a box to write in that is half out of its sheet': {
    html: `<div style="block-size:60px;overflow-y:auto" data-bs-controls=""><p>${words.repeat(2)}</p>
      <form><textarea aria-label="Message"></textarea></form></div>`,
    expected: /has to be scrolled to: <textarea> “Message”/,
  },
  'answers of an ask below its edge': {
    html: `<div style="block-size:60px;overflow-y:auto" data-bs-controls=""><div role="status"><p>${words.repeat(2)}</p>
      <button style="block-size:48px">Not now</button></div></div>`,
    expected: /has to be scrolled to: <button> “Not now”/,
  },
  'a name plate over the face': {
    html: `<div style="block-size:100px;position:relative"><video style="block-size:100px"></video>
      <p style="position:absolute;inset-block-end:0;block-size:60px">Ram Thapa</p></div>`,
    expected: /lies over the face: <p> “Ram Thapa”/,
  },
  'a menu over the header of the room': {
    html: `<div><header><p>Video visit</p></header><div data-bs-controls=""><section style="margin-block-start:-20px">
      <button style="block-size:48px">Keys</button></section></div></div>`,
    expected: /the menu lies over the header: <p> “Video visit”/,
  },
  'a button that is scrolled out of the bar': {
    html: `<div data-bs-controls="" style="display:flex;overflow-x:auto;inline-size:200px">
      <button style="flex:none;inline-size:150px;block-size:48px">Mute</button>
      <button style="flex:none;inline-size:150px;block-size:48px">Hold</button></div>`,
    expected: /not whole in the bar: <button> “Hold”/,
  },
  'news that the thread tells as well': {
    html: `<div data-bs-controls=""></div><div role="status"><p>The visit goes on by chat.</p></div>
      <ol role="log"><li><p>The visit goes on by chat. <time>7:16 am</time></p></li></ol>`,
    expected: /told twice: <p> “The visit goes on by chat.”/,
  },
  'Devanagari as boxes': {
    html: `<style>@font-face { font-family: Boxes; src: url(${boxFont()}) }</style><p style="font-family: Boxes">तपाईंको भेट</p>`,
    expected: /boxes in place of Devanagari: Boxes/,
    language: 'ne',
  },
  'words under the own picture': {
    html: `<p style="position:fixed;inset:0 0 auto 0">The doctor has the camera off</p>
      <div data-corner="top-start" style="position:fixed;inset:0 auto auto 0;inline-size:80px;block-size:80px"></div>`,
    expected: /under the own picture: <p>/,
  },
  'something pinned under something pinned': {
    html: `<div style="block-size:900px"></div><div style="position:fixed;inset:auto 0 0 0;block-size:60px;background:#fff;z-index:9"></div>
      <div style="position:fixed;inset:auto 0 0 0"><button style="block-size:48px">Continue</button></div>`,
    expected: /pinned, and covered/,
  },
  'something pinned within its part under something pinned': {
    html: `<div style="block-size:2400px"><div style="block-size:2000px"></div>
      <div style="position:sticky;inset-block-end:0"><button style="block-size:48px">Continue</button></div></div>
      <div style="position:fixed;inset:auto 0 0 0;block-size:60px;background:#fff;z-index:9"></div>`,
    expected: /pinned, and covered/,
  },
}

/** What looks like a fault to a careless rule and is none. */
const sound: Readonly<Record<string, Pick<Plant, 'html' | 'language'>>> = {
  'the names of browsers and their settings in numbered steps': {
    html: '<ol><li>Chrome वा Safari</li><li>Camera र Microphone</li></ol>',
    language: 'ne',
  },
  'an icon over a word of two lines': {
    html: `<button style="display:inline-flex;flex-direction:column;align-items:center;inline-size:90px;block-size:90px;padding:0">
      <svg width="24" height="24"></svg><span>Camera<br>off</span></button>`,
  },
}

const scene = 'link'

async function faultsWith(stage: Stage, { html, language = 'en', width = 360 }: Plant): Promise<string[]> {
  const reading = { language, text: 100 }
  await stage.page.setViewportSize({ width, height: 640 })
  await stage.show(scene, reading)
  await stage.page.evaluate(
    (planted) => document.querySelector('main')?.insertAdjacentHTML('beforeend', planted),
    html,
  )
  await stage.page.evaluate(async () => void (await document.fonts.ready))
  return judged(stage.page, reading, 'front')
}

test('the judge finds nothing on a good page, and each of its rules finds a fault that is planted', async () => {
  test.setTimeout(240_000)
  const stage = await openStage()
  for (const language of ['en', 'ne', 'hi'])
    expect(await faultsWith(stage, { html: '', expected: /./, language }), language).toEqual([])
  for (const [name, plant] of Object.entries(plants))
    expect.soft((await faultsWith(stage, plant)).join('\n'), name).toMatch(plant.expected)
  for (const [name, plant] of Object.entries(sound))
    expect.soft(await faultsWith(stage, { ...plant, expected: /./ }), name).toEqual([])
  await stage.close()
})

test('the judge finds a page in another language than asked, read the wrong way, and its main button too far down', async () => {
  const stage = await openStage()
  await faultsWith(stage, { html: '', expected: /./ })
  await stage.page.evaluate(() => {
    document.documentElement.lang = 'fr'
    document.documentElement.dir = 'rtl'
    const heading = document.querySelector('h1')
    document.querySelector('form')?.remove()
    heading?.insertAdjacentHTML(
      'afterend',
      '<button class="_main_x" style="margin-block-start:700px;block-size:50px">Join now</button>',
    )
  })
  const found = await judged(stage.page, { language: 'en', text: 100 }, 'front')
  expect(found).toContain('lang is “fr”')
  expect(found).toContain('dir is “rtl”')
  expect(found.join('\n')).toMatch(/the main button is \d+px below the fold/)
  await stage.close()
})

/** What stands while something loads, and the first of what comes in its place. */
const skeletons = [
  ['book-loading', 'book-doctor', 'main ul > li:has(h2)'],
  ['home-loading', 'home-join', 'main article'],
  ['history-loading', 'history', 'main section li'],
  ['summary-loading', 'summary', 'main article'],
] as const

for (const width of [360, 1280])
  test(`what stands while a page loads is about as tall as what comes, ${width} px wide`, async () => {
    const stage = await openStage()
    await stage.page.setViewportSize({ width, height: 800 })
    const heightOf = async (shown: string, selector: string) => {
      await stage.show(shown, { language: 'en', text: 100 })
      // In one look: what was found may be taken out before it is asked how tall it is.
      const height = await stage.page.waitForFunction(
        (wanted) => document.querySelector(wanted)?.getBoundingClientRect().height,
        selector,
      )
      return (await height.jsonValue()) ?? 0
    }
    for (const [loading, loaded, selector] of skeletons) {
      // First what comes, so that its code is here and only what it shows is still to load.
      const after = await heightOf(loaded, selector)
      const share = (await heightOf(loading, '[class*="bone"]')) / after
      expect.soft(share, `${loading} as a share of ${loaded}`).toBeGreaterThan(0.7)
      expect.soft(share, `${loading} as a share of ${loaded}`).toBeLessThan(1.4)
    }
    await stage.close()
  })
