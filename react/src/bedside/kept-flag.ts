type Shelf = 'localStorage' | 'sessionStorage'

/** A small thing this browser remembers: for the tab, or for good. A storage that refuses means it is forgotten. */
export function keptFlag(shelf: Shelf, key: string) {
  const name = `bedside:${key}`
  return {
    read(): string | null {
      try {
        return globalThis[shelf].getItem(name)
      } catch {
        return null
      }
    },
    write(value: string | null): void {
      try {
        if (value === null) globalThis[shelf].removeItem(name)
        else globalThis[shelf].setItem(name, value)
      } catch {
        // Forgotten; nothing depends on it.
      }
    },
  }
}
