const key = 'bedside:signed-in'
const staysKey = 'bedside:language'

/**
 * Whether somebody signed in on this device before. Only a hint that saves strangers a needless refused call;
 * who somebody is, the server alone says.
 */
export const signedInHint = {
  read: () => {
    try {
      return localStorage.getItem(key) === '1'
    } catch {
      return true
    }
  },
  set: () => {
    try {
      localStorage.setItem(key, '1')
    } catch {
      // Storage refused: the next front page asks the server once more.
    }
  },
}

/** Empties this browser's storages of all but the language; what else a device keeps, `forget-person` forgets. */
export function emptyStorages() {
  try {
    for (const storage of [localStorage, sessionStorage])
      for (const name of Object.keys(storage))
        if (name.startsWith('bedside:') && name !== staysKey) storage.removeItem(name)
  } catch {
    // Nothing could be kept, so there is nothing to forget.
  }
}
