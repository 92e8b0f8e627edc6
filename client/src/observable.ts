/** A value that can be read and watched; its two functions fit React's `useSyncExternalStore` as they are. */
export interface Readable<Value> {
  readonly getSnapshot: () => Value
  /** Calls back after each change. Returns its end. */
  readonly subscribe: (listener: () => void) => () => void
}

/** A value with one writer. A snapshot is never changed in place: a new one replaces it. */
export class Store<Value> implements Readable<Value> {
  #value: Value
  readonly #listeners = new Set<() => void>()

  constructor(value: Value) {
    this.#value = value
  }

  readonly getSnapshot = (): Value => this.#value

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  set(value: Value): void {
    if (Object.is(value, this.#value)) return
    this.#value = value
    for (const listener of [...this.#listeners]) listener()
  }

  /** Replaces some fields; nothing is told when none of them differs. */
  patch(part: Partial<Value>): void {
    const keys = Object.keys(part) as (keyof Value)[]
    if (keys.some((key) => !Object.is(this.#value[key], part[key]))) this.set({ ...this.#value, ...part })
  }
}
