import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { startTestApp } from '../test/harness/index.ts'
import { ConfigError, readSettings } from './config.ts'

const folder = mkdtempSync(join(tmpdir(), 'bedside-look-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const fileOf = (name: string, body: string | Buffer) => {
  const path = join(folder, name)
  writeFileSync(path, body)
  return path
}
const drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0 0h8v8z"/></svg>'

function mistakesOf(environment: Record<string, string>) {
  try {
    readSettings(environment)
    return []
  } catch (error) {
    if (error instanceof ConfigError) return error.mistakes
    throw error
  }
}

describe('settings of the look', () => {
  it('are refused at start with the pair that cannot be read, beside the other mistakes', () => {
    const mistakes = mistakesOf({
      DEMO: '0',
      CLINIC_HUE: '#F2A0A0',
      CLINIC_LOGO: join(folder, 'nowhere.png'),
    })
    expect(mistakes).toContain('CLINIC_HUE: White on #F2A0A0 is 2.0:1, needs 4.5:1.')
    expect(mistakes.some((words) => words.startsWith('EMERGENCY_NUMBER'))).toBe(true)
    expect(mistakes.find((words) => words.startsWith('CLINIC_LOGO'))).toMatch(/cannot be read/)
  })

  it.each([
    [
      'a page named as a picture',
      'logo.png',
      '<html><script>alert(1)</script></html>',
      /no PNG, JPEG, WebP or SVG/,
    ],
    ['a picture too large', 'large.png', Buffer.alloc(200_001), /over 200 kB/],
  ])('refuse %s as logo', (_what, name, body, words) => {
    expect(mistakesOf({ CLINIC_LOGO: fileOf(name, body) })[0]).toMatch(words)
  })

  it('leave the house look as it is when nothing is set', () => {
    expect(readSettings({}).clinicLook).toEqual({ colours: null, logo: null })
  })
})

describe('a clinic with its own look', () => {
  it('has its colours in the head of every page and its logo served without power to run script', async () => {
    const web = mkdtempSync(join(folder, 'web-'))
    writeFileSync(
      join(web, 'index.html'),
      '<html><head><meta name="theme-color" content="#0B5C58" /></head><body>page</body></html>',
    )
    const { url, call } = await startTestApp({
      WEB_DIR: web,
      CLINIC_HUE: '#1B5C8A',
      CLINIC_LOGO: fileOf('logo', drawing),
    })
    for (const path of ['/', '/home', '/visits/1']) {
      const answer = await fetch(`${url}${path}`, { headers: { accept: 'text/html' } })
      const page = await answer.text()
      expect(page).toContain('<link rel="stylesheet" href="/clinic.css" />')
      expect(page).toContain('content="#1b5c8a"')
    }
    const manifest = (await (await fetch(`${url}/manifest.webmanifest`)).json()) as Record<string, string>
    expect(manifest.theme_color).toBe('#1b5c8a')
    const sheet = await fetch(`${url}/clinic.css`)
    expect(sheet.headers.get('content-type')).toMatch('text/css')
    expect(await sheet.text()).toContain('--bs-dado: #1b5c8a;')
    expect((await call('getClinic')).body).toMatchObject({ logo: '/clinic-logo' })
    const logo = await fetch(`${url}/clinic-logo`)
    expect(logo.headers.get('content-type')).toBe('image/svg+xml')
    expect(logo.headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/)
    expect(await logo.text()).toBe(drawing)
  })

  it('and one without serves neither, and its page unchanged', async () => {
    const web = mkdtempSync(join(folder, 'plain-'))
    writeFileSync(join(web, 'index.html'), '<html><head></head><body>page</body></html>')
    const { url, call } = await startTestApp({ WEB_DIR: web })
    expect(await (await fetch(url, { headers: { accept: 'text/html' } })).text()).toBe(
      '<html><head></head><body>page</body></html>',
    )
    for (const path of ['/clinic.css', '/clinic-logo'])
      expect((await fetch(`${url}${path}`)).status).toBe(404)
    expect((await call('getClinic')).body).toMatchObject({ logo: null })
  })
})
