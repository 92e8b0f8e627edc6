/** The part of a service worker's surroundings that ours uses; the types of pages and of workers do not go together. */
export interface WorkerScope {
  addEventListener(type: 'install' | 'activate', listener: (event: LifeEvent) => void): void
  addEventListener(type: 'fetch', listener: (event: FetchEvent) => void): void
  addEventListener(type: 'push', listener: (event: PushEvent) => void): void
  addEventListener(type: 'notificationclick', listener: (event: NotificationEvent) => void): void
  skipWaiting(): Promise<void>
  readonly clients: Windows
  readonly registration: ServiceWorkerRegistration
  readonly location: Location
}

export interface LifeEvent {
  waitUntil(work: Promise<unknown>): void
}

export interface FetchEvent extends LifeEvent {
  readonly request: Request
  respondWith(answer: Promise<Response>): void
}

export interface PushEvent extends LifeEvent {
  readonly data: { json(): unknown } | null
}

export interface NotificationEvent extends LifeEvent {
  readonly notification: Notification
}

export interface WindowClient {
  readonly url: string
  readonly focused: boolean
  readonly visibilityState: DocumentVisibilityState
  focus(): Promise<WindowClient>
  navigate(url: string): Promise<WindowClient | null>
}

interface Windows {
  claim(): Promise<void>
  matchAll(of: { type: 'window'; includeUncontrolled?: boolean }): Promise<readonly WindowClient[]>
  openWindow(url: string): Promise<WindowClient | null>
}
