import type { CaptureKind } from './trouble.ts'

/** What the browser would answer without asking the person; null where it will not say. */
export async function permissionOf(kind: CaptureKind): Promise<PermissionState | null> {
  try {
    return (await navigator.permissions.query({ name: kind as PermissionName })).state
  } catch {
    return null
  }
}
