import type { Page } from '@playwright/test'

/** One scene on a sheet: its name, its screens from the top down, and what was found against it. */
export interface Cell {
  readonly scene: string
  readonly pictures: readonly string[]
  readonly found: readonly string[]
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

const cellHtml = ({ scene, pictures, found }: Cell) =>
  `<figure><figcaption>${escaped(scene)}</figcaption>${pictures.map((data) => `<img src="data:image/jpeg;base64,${data}">`).join('')}${found.map((words) => `<p>${escaped(words)}</p>`).join('')}</figure>`

/** Lays the scenes of one group beside each other on one picture. */
export async function layContactSheet(page: Page, title: string, cells: readonly Cell[], path: string) {
  await page.setContent(
    `<!doctype html><html lang="en"><title>${escaped(title)}</title><style>
      body { margin: 12px; font: 14px/1.3 sans-serif; background: #888 }
      h1 { margin: 0 0 8px; font-size: 18px }
      div { display: flex; flex-wrap: wrap; gap: 12px; align-items: flex-start }
      figure { margin: 0; display: flex; flex-wrap: wrap; gap: 3px; align-items: flex-start; background: #555; padding: 4px }
      figcaption, p { flex: 0 0 100%; margin: 0; color: #fff } p { width: 0; min-width: 100%; background: #a00 }
    </style><h1>${escaped(title)}</h1><div>${cells.map(cellHtml).join('')}</div></html>`,
  )
  await page.screenshot({ path, fullPage: true })
}
