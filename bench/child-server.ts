import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** A server in a process of its own; `message` is what it said when it was ready. */
export interface ChildServer<Message> {
  readonly message: Message
  readonly url: string
  stop(): Promise<void>
}

/** Starts a file of `bench/api` from source. */
export async function startChildServer<Message extends { port: number }>(
  file: string,
  environment: Record<string, string>,
): Promise<ChildServer<Message>> {
  const child = fork(fileURLToPath(new URL(`./api/${file}`, import.meta.url)), {
    execArgv: ['--conditions=bedside-source', '--import', 'tsx'],
    env: { ...process.env, ...environment },
  })
  const [message] = (await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => Promise.reject(new Error(`${file} did not start`))),
  ])) as [Message]
  return {
    message,
    url: `http://127.0.0.1:${message.port}`,
    stop: async () => {
      const gone = once(child, 'exit')
      child.send('stop')
      await gone
    },
  }
}

/** Confirmed visits of one doctor and one patient, all of which can be joined now. */
export interface BenchPair {
  readonly patientToken: string
  readonly doctorToken: string
  readonly appointmentIds: readonly string[]
}
