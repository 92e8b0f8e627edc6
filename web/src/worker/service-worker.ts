import { answerRing, ring } from './ringing.ts'
import {
  answerFile,
  answerLook,
  answerPage,
  type Build,
  forgetOlder,
  install,
  isClinicLook,
} from './shell-cache.ts'
import type { WorkerScope } from './worker-scope.ts'

/** Put in by the build; see vite.config.ts. */
declare const BUILD: Build

const scope = self as unknown as WorkerScope

scope.addEventListener('install', (event) => {
  event.waitUntil(install(BUILD, caches).then(() => scope.skipWaiting()))
})

scope.addEventListener('activate', (event) => {
  const takeOver = async () => {
    const windows = await scope.clients.matchAll({ type: 'window', includeUncontrolled: true })
    const isVisitRunning = windows.some(({ url }) => new URL(url).pathname.startsWith('/visits/'))
    await forgetOlder(BUILD, caches, isVisitRunning)
    await scope.clients.claim()
  }
  event.waitUntil(takeOver())
})

// What people's answers are made of never passes here: the API, the socket, /docs and /test go straight to the server.
scope.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== scope.location.origin) return
  if (pathname.startsWith('/assets/')) event.respondWith(answerFile(caches, request))
  else if (isClinicLook(pathname)) event.respondWith(answerLook(BUILD, caches, request))
  else if (request.mode === 'navigate' && !/^\/(api|ws|docs|test|problems)(\/|$)|\./.test(pathname))
    event.respondWith(answerPage(BUILD, caches, () => fetch(request)))
})

scope.addEventListener('push', (event) => event.waitUntil(ring(scope, event)))
scope.addEventListener('notificationclick', (event) => event.waitUntil(answerRing(scope, event)))
