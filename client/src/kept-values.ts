/** Where drafts, unsent messages and the device's name are kept; `sessionStorage` has this shape. */
export interface StoragePort {
  getItem(key: string): string | null
  setItem(key: string, value: string): void
  removeItem(key: string): void
}

/**
 * JSON values under `bedside:` in a storage that may refuse, be full or be missing: then they live in memory
 * as long as the page does, and nobody is told, because the visit matters more.
 */
export class KeptValues {
  readonly #storage: StoragePort | null
  readonly #memory = new Map<string, string>()

  constructor(storage: StoragePort | null | undefined) {
    this.#storage = storage === undefined ? browserStorage() : storage
  }

  read<Value>(key: string): Value | null {
    try {
      const text = this.#memory.get(key) ?? this.#storage?.getItem(`bedside:${key}`) ?? null
      return text === null ? null : (JSON.parse(text) as Value)
    } catch {
      return null
    }
  }

  /** `null` removes the value. */
  write(key: string, value: unknown): void {
    const text = value === null ? null : JSON.stringify(value)
    this.#memory.delete(key)
    try {
      if (text === null) this.#storage?.removeItem(`bedside:${key}`)
      else if (this.#storage) this.#storage.setItem(`bedside:${key}`, text)
      else this.#memory.set(key, text)
    } catch {
      if (text !== null) this.#memory.set(key, text)
    }
  }
}

function browserStorage(): StoragePort | null {
  try {
    return globalThis.sessionStorage ?? null
  } catch {
    return null
  }
}
