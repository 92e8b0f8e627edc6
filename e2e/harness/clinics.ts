import { type DemoServer, prepareDemo, startDemoServer } from '../../scripts/machine/demo-server.ts'

/** Fresh demo clinics of one worker, one after the other. */
export interface Clinics {
  /** A clinic nobody has been to; whoever takes it stops it. */
  next(): Promise<DemoServer>
  close(): Promise<void>
}

/**
 * Migrates and seeds once and gives each journey a copy. While one journey runs the clinic of the next one starts, so
 * that journeys neither wait for a server nor meet what another left behind.
 */
export async function openClinics(): Promise<Clinics> {
  const template = await prepareDemo()
  const start = () => startDemoServer({}, undefined, template)
  let spare = start()
  // Whoever takes it hears of a failure; until then it is nobody's.
  spare.catch(() => undefined)
  return {
    next: async () => {
      const server = await spare
      spare = start()
      spare.catch(() => undefined)
      return server
    },
    close: async () => {
      await spare.then(
        (server) => server.stop(),
        () => undefined,
      )
      await template.remove()
    },
  }
}
