import type { ServerFrame } from '@bedside/contract'
import type { RemotePerson } from '@bedside/media'
import type { CallPerson, QualityLevel } from './call-state.ts'

type MediaStateFrame = Extract<ServerFrame, { type: 'MEDIA_STATE' }>['payload']

/** What other devices said of themselves in MEDIA_STATE and QUALITY frames. */
export class SpokenStates {
  readonly #media = new Map<string, MediaStateFrame>()
  readonly #quality = new Map<string, QualityLevel>()

  /** True when the frame changed something. */
  take(frame: ServerFrame): boolean {
    if (frame.type === 'MEDIA_STATE') this.#media.set(frame.payload.identity, frame.payload)
    else if (frame.type === 'QUALITY') this.#quality.set(frame.payload.userId, frame.payload.level)
    else return false
    return true
  }

  /** Devices that left the room begin anew when they come back. */
  keepOnly(identities: ReadonlySet<string>): void {
    for (const identity of this.#media.keys()) if (!identities.has(identity)) this.#media.delete(identity)
  }

  describe(person: RemotePerson): CallPerson {
    const said = this.#media.get(person.identity)
    return {
      ...person,
      isLive: said !== undefined,
      microphoneOn: said?.audio ?? false,
      cameraOn: said?.video ?? false,
      isSharing: said?.screen ?? false,
      quality: this.#quality.get(person.userId) ?? null,
    }
  }
}
