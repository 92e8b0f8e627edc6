/**
 * Lets the built app be installed and open without a line. A new version takes over by itself as soon as it is there; pages that are
 * open, a running visit above all, go on with what they have.
 */
export function registerWorker() {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  // After the page itself: its scripts and the first screen come before anything that is for later.
  const register = () => {
    navigator.serviceWorker.register('/sw.js', { updateViaCache: 'none' }).catch(() => undefined)
  }
  if (document.readyState === 'complete') register()
  else addEventListener('load', register, { once: true })
}
