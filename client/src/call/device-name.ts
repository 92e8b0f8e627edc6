import type { RequestInput } from '@bedside/contract'
import type { KeptValues } from '../kept-values.ts'
import { newId } from '../new-id.ts'

type Description = Pick<
  RequestInput<'joinSession', 'body'> & object,
  'deviceId' | 'device' | 'browser' | 'os'
>

/** The name of this tab towards the server: kept through reloads, so that a reload is the same device coming back. */
export class DeviceName {
  readonly id: string

  constructor(kept: KeptValues) {
    this.id = kept.read<string>('device') ?? newId()
    kept.write('device', this.id)
  }

  /** `user:device`, as the media room knows this tab. */
  identityOf(userId: string | null): string {
    return `${userId}:${this.id}`
  }

  async describe(): Promise<Description> {
    const agent = globalThis.navigator?.userAgent ?? ''
    const browser = /(Edg|OPR|Firefox|SamsungBrowser|Chrome|Safari)\/[\d.]+/.exec(agent)?.[0]
    const os = /(Windows NT|Mac OS X|Android|CrOS|Linux|iPhone OS|iPad)[ \d._]*/.exec(agent)?.[0]?.trim()
    return {
      deviceId: this.id,
      device: /iPad|Tablet/.test(agent) ? 'tablet' : /Mobi|Android/.test(agent) ? 'mobile' : 'web',
      ...(browser ? { browser } : {}),
      ...(os ? { os } : {}),
    }
  }
}
