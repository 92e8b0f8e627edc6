/** What the build knows of itself: its version, and the files without which nothing opens. */
export interface Build {
  readonly version: string
  /** Paths; `/` is the page itself, all others carry a hash in their name. */
  readonly shell: readonly string[]
  /** Every hashed file of this build. */
  readonly files: readonly string[]
}

const assets = 'bedside-assets'
const clinicStyle = '/clinic.css'
const pageOf = ({ version }: Build) => `bedside-page-${version}`
/** A line that has not answered after this long is as good as none for opening a page. */
const patienceMs = 4_000

/** Fetches the shell of a new version. Files it shares with the one before are not fetched again. */
export async function install(build: Build, store: CacheStorage) {
  const kept = await store.open(assets)
  const hashed = build.shell.filter((path) => path !== '/')
  const missing = []
  for (const path of hashed) if (!(await kept.match(path))) missing.push(path)
  await kept.addAll(missing)
  const own = await store.open(pageOf(build))
  await own.add(new Request('/', { cache: 'reload' }))
  const page = await (await own.match('/'))?.text()
  // Without its colours a clinic still opens.
  if (page?.includes(clinicStyle)) await own.add(clinicStyle).catch(() => undefined)
}

/** Forgets what older versions left; their files stay while a visit runs, for its page may still want one. */
export async function forgetOlder(build: Build, store: CacheStorage, isVisitRunning: boolean) {
  for (const name of await store.keys())
    if (name !== assets && name !== pageOf(build)) await store.delete(name)
  if (isVisitRunning) return
  const kept = await store.open(assets)
  for (const request of await kept.keys())
    if (!build.files.includes(new URL(request.url).pathname)) await kept.delete(request)
}

/** The page: from the server when it answers, else the copy, which is the same for everybody. */
export const answerPage = (build: Build, store: CacheStorage, fetchIt: () => Promise<Response>) =>
  serverFirst(fetchIt, async () => (await store.open(pageOf(build))).match('/'))

/** Whether a path is the clinic's own look: its colours, its sign. They may change any day, under the same address. */
export const isClinicLook = (path: string) => path === clinicStyle || path === '/clinic-logo'

/** The clinic's look: from the server when it answers, which is then the copy for when it does not. */
export async function answerLook(build: Build, store: CacheStorage, request: Request) {
  const kept = await store.open(pageOf(build))
  const fetchIt = async () => {
    const answer = await fetch(request)
    if (answer.status === 200) await kept.put(request, answer.clone()).catch(() => undefined)
    return answer
  }
  return serverFirst(fetchIt, () => kept.match(request))
}

async function serverFirst(fetchIt: () => Promise<Response>, copy: () => Promise<Response | undefined>) {
  let timer: ReturnType<typeof setTimeout> | undefined
  const slow = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), patienceMs)
  })
  const fetched = fetchIt()
  try {
    const answer = await Promise.race([fetched, slow])
    if (answer) return answer
  } catch {
    // No line: the copy is next.
  } finally {
    clearTimeout(timer)
  }
  return (await copy()) ?? fetched
}

/** A hashed file: once here, never fetched again. */
export async function answerFile(store: CacheStorage, request: Request) {
  const kept = await store.open(assets)
  const found = await kept.match(request)
  if (found) return found
  const answer = await fetch(request)
  if (answer.status === 200) await kept.put(request, answer.clone()).catch(() => undefined)
  return answer
}
