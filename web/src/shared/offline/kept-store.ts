const databaseName = 'bedside'
const storeName = 'kept'

/** One thing kept on this device. */
export interface Kept {
  /** Whose it is; empty for what is nobody's own. */
  readonly userId: string
  /** When the server gave it, by this device's clock; epoch milliseconds. */
  readonly savedAtMs: number
  readonly answer: unknown
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(databaseName, 1)
    request.onupgradeneeded = () => request.result.createObjectStore(storeName)
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

async function run<Result>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<Result>) {
  const database = await open()
  try {
    return await new Promise<Result>((resolve, reject) => {
      const transaction = database.transaction(storeName, mode)
      const request = work(transaction.objectStore(storeName))
      transaction.oncomplete = () => resolve(request.result)
      transaction.onerror = () => reject(transaction.error)
      transaction.onabort = () => reject(transaction.error)
    })
  } finally {
    database.close()
  }
}

/** What this device keeps for when there is no line. A storage that is refused or full keeps nothing, and nobody is told. */
export const keptStore = {
  read: (key: string): Promise<Kept | undefined> =>
    run<Kept | undefined>('readonly', (store) => store.get(key)).catch(() => undefined),
  write: (key: string, kept: Kept): Promise<void> =>
    run('readwrite', (store) => store.put(kept, key)).then(
      () => undefined,
      () => undefined,
    ),
  /** Empties it, whoever's it was. */
  clear: (): Promise<void> =>
    run('readwrite', (store) => store.clear()).then(
      () => undefined,
      () => undefined,
    ),
}

/** The part of {@link keptStore} that a call needs. */
export type KeptStore = Pick<typeof keptStore, 'read' | 'write'>
