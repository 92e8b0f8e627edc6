import '@bedside/react/styles.css'
import './app/fonts.css'
import './app/app.css'
import { Http } from '@bedside/client'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { callsOf } from './shared/api/client-call.ts'
import { createQueryClient } from './shared/api/query-client.ts'

const root = document.getElementById('page')
const openClient = async () => (await import('./shared/api/open-client.ts')).openClient()
if (root)
  createRoot(root).render(
    <App call={callsOf(new Http({ baseUrl: '' }))} openClient={openClient} queries={createQueryClient()} />,
  )
