import '@bedside/react/styles.css'
import './app/fonts.css'
import './app/app.css'
import { Http } from '@bedside/client'
import { createElement } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { offerDevanagari } from './app/devanagari-fonts.ts'
import { fetchEarly } from './app/routes.tsx'
import { callsOf } from './shared/api/client-call.ts'
import { createQueryClient } from './shared/api/query-client.ts'
import { keepingCall } from './shared/offline/keeping-call.ts'
import { signedInHint } from './shared/session/signed-in-hint.ts'
import { registerWorker } from './worker/register-worker.ts'

const root = document.getElementById('page')
const openClient = async () => (await import('./shared/api/open-client.ts')).openClient()

const openKeeper = async () => (await import('./shared/offline/open-keeper.ts')).openDeviceKeeper()

async function start(root: HTMLElement) {
  offerDevanagari()
  // Every screen in every state, in development builds only.
  if (import.meta.env.DEV && location.pathname.startsWith('/dev/gallery')) {
    const { GalleryPage } = await import('./features/gallery/gallery-page.tsx')
    createRoot(root).render(createElement(GalleryPage))
    return
  }
  registerWorker()
  const call = keepingCall(callsOf(new Http({ baseUrl: '' })), openKeeper)
  if (signedInHint.read()) fetchEarly(location.pathname)
  createRoot(root).render(<App call={call} openClient={openClient} queries={createQueryClient()} />)
}

if (root) void start(root)
