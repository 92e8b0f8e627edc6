import '@bedside/react/styles.css'
import './app/fonts.css'
import './app/app.css'
import { Http } from '@bedside/client'
import { createElement } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { callsOf } from './shared/api/client-call.ts'
import { createQueryClient } from './shared/api/query-client.ts'

const root = document.getElementById('page')
const openClient = async () => (await import('./shared/api/open-client.ts')).openClient()

/** The gallery's address, in development builds only. */
const galleryAddress = /^\/dev\/gallery(?:\/([\w-]+))?$/

async function start(root: HTMLElement) {
  const scene = galleryAddress.exec(location.pathname)
  const gallery =
    import.meta.env.DEV && scene ? (await import('./features/gallery/gallery-page.tsx')).GalleryPage : null
  createRoot(root).render(
    <App call={callsOf(new Http({ baseUrl: '' }))} openClient={openClient} queries={createQueryClient()}>
      {gallery ? createElement(gallery, { scene: scene?.[1] }) : undefined}
    </App>,
  )
}

if (root) void start(root)
