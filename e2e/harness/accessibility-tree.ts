import type { CDPSession, Page } from '@playwright/test'

/** One thing as a screen reader is told of it. */
export interface TreeNode {
  readonly role: string
  readonly name: string
  /** What the tree says of it: `focusable`, `live`, `level`, `checked`, … */
  readonly says: Readonly<Record<string, unknown>>
  readonly backendNodeId: number | undefined
}

/** The browser's accessibility tree of a page, and the few acts assistive technology has. */
export interface AccessibilityTree {
  read(): Promise<TreeNode[]>
  /** Gives one thing the focus, as a screen reader does before it acts. */
  focus(node: TreeNode): Promise<void>
  key(key: 'Enter' | 'Space' | 'Escape'): Promise<void>
  type(text: string): Promise<void>
  selectAll(): Promise<void>
}

interface RawNode {
  ignored: boolean
  role?: { value?: unknown }
  name?: { value?: unknown }
  properties?: { name: string; value: { value?: unknown } }[]
  backendDOMNodeId?: number
}

const shown = ({ role, name, properties, backendDOMNodeId }: RawNode): TreeNode => ({
  role: String(role?.value ?? ''),
  name: String(name?.value ?? ''),
  says: Object.fromEntries((properties ?? []).map((each) => [each.name, each.value.value])),
  backendNodeId: backendDOMNodeId,
})

/** Opens the tree of a page. Nothing here sees markup, styles or pixels. */
export async function openTree(page: Page): Promise<AccessibilityTree> {
  const session: CDPSession = await page.context().newCDPSession(page)
  await session.send('Accessibility.enable')
  return {
    read: async () => {
      const { nodes } = await session.send('Accessibility.getFullAXTree')
      return (nodes as RawNode[]).filter(({ ignored }) => !ignored).map(shown)
    },
    focus: async ({ backendNodeId }) => {
      if (backendNodeId === undefined) throw new Error('a thing of the tree that is nowhere')
      await session.send('DOM.focus', { backendNodeId })
    },
    key: (key) => page.keyboard.press(key),
    type: (text) => page.keyboard.type(text),
    selectAll: () => page.keyboard.press('Control+A'),
  }
}
