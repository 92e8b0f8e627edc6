import { expect } from '@playwright/test'
import type { AccessibilityTree, TreeNode } from './accessibility-tree.ts'
import type { Driver, Target } from './whole-visit.ts'

const matches = (wanted: string | RegExp, name: string) =>
  typeof wanted === 'string' ? name.trim().toLowerCase().includes(wanted.toLowerCase()) : wanted.test(name)

const words = (nodes: readonly TreeNode[]) =>
  nodes
    .filter(({ role }) => role === 'StaticText')
    .map(({ name }) => name)
    .join(' ')

/** Uses the page by its accessibility tree alone: finds by role and name, gives the focus, presses a key. */
export function byTree(tree: AccessibilityTree): Driver {
  const find = async ({ role, name }: Target): Promise<TreeNode | undefined> => {
    const found = (await tree.read()).filter((node) => node.role === role && matches(name, node.name))
    return found.find((node) => node.name.trim() === name) ?? found[0]
  }
  const wait = async (target: Target): Promise<TreeNode> => {
    let node: TreeNode | undefined
    await expect
      .poll(
        async () => {
          node = await find(target)
          return node !== undefined
        },
        { message: `${target.role} ${target.name} in the tree` },
      )
      .toBe(true)
    return node as TreeNode
  }
  const focus = async (target: Target) => {
    await wait(target)
    // A screen may be drawn anew between looking and acting, or take the focus to its heading; then one looks again.
    await expect(async () => {
      await tree.focus(await wait(target))
      expect((await find(target))?.says.focused, `focus on ${target.role} ${target.name}`).toBe(true)
    }).toPass({ timeout: 20_000 })
  }
  const act = async (target: Target, key: 'Enter' | 'Space') => {
    await focus(target)
    await tree.key(key)
  }
  return {
    press: (target) => act(target, 'Enter'),
    choose: async (target) => {
      await act(target, 'Space')
      await expect.poll(async () => (await find(target))?.says.checked).toBe('true')
    },
    write: async (target, text) => {
      await focus(target)
      await tree.selectAll()
      await tree.type(text)
    },
    finds: async (target) => {
      await wait(target)
    },
    reads: (wanted) => expect.poll(async () => words(await tree.read())).toMatch(wanted),
    isThere: async (target) => (await find(target)) !== undefined,
    heading: async () =>
      (await tree.read()).find(({ role, says }) => role === 'heading' && says.level === 1)?.name ?? '',
  }
}
