const key = 'bedside:signed-in'

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
