import type { KeptValues } from '../kept-values.ts'
import { newId } from '../new-id.ts'
import { Scope } from '../scope.ts'

/**
 * The name of this tab towards the server: kept through reloads, so that a reload is the same device coming back.
 * While the page lives the name is not in the storage: a duplicated tab copies that, and is another device.
 */
export class DeviceName {
  readonly id: string
  readonly #kept: KeptValues
  readonly #scope = new Scope()

  constructor(kept: KeptValues) {
    this.#kept = kept
    this.id = kept.read<string>('device') ?? newId()
    kept.write('device', null)
    const page = globalThis as unknown as EventTarget
    this.#scope.listen(page, 'pagehide', () => kept.write('device', this.id))
    this.#scope.listen(page, 'pageshow', () => kept.write('device', null))
  }

  /** Leaves the name to whoever comes next in this tab. Once: what a sign-out has emptied is not written to again. */
  close(): void {
    if (this.#scope.isEnded) return
    this.#scope.end()
    this.#kept.write('device', this.id)
  }

  /** `user:device`, as the media room knows this tab. */
  identityOf(userId: string | null): string {
    return `${userId}:${this.id}`
  }
}
