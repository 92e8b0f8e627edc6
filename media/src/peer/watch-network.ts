/** Calls back when the device came back online or changed its network. Returns its end. */
export function watchNetwork(changed: () => void): () => void {
  const { connection } = navigator as Navigator & { connection?: EventTarget }
  window.addEventListener('online', changed)
  connection?.addEventListener('change', changed)
  return () => {
    window.removeEventListener('online', changed)
    connection?.removeEventListener('change', changed)
  }
}
