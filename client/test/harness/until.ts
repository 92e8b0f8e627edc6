/** Waits until `read` gives a value that `isEnough` takes; fails with the last value. */
export async function until<Value>(
  read: () => Promise<Value> | Value,
  isEnough: (value: Value) => boolean,
  timeoutMs = 25_000,
): Promise<Value> {
  const deadlineMs = performance.now() + timeoutMs
  for (;;) {
    const value = await read()
    if (isEnough(value)) return value
    if (performance.now() > deadlineMs) throw new Error(`Waited in vain; last: ${JSON.stringify(value)}`)
    await new Promise((resume) => setTimeout(resume, 25))
  }
}
