const seconds = (startedAt) => `${((performance.now() - startedAt) / 1_000).toFixed(1)} s`

/** Says what is being done, every ten seconds that it still is, and how long it took. */
export async function step(title, work) {
  const startedAt = performance.now()
  console.log(`  ${title} …`)
  const ticker = setInterval(
    () => console.log(`    still ${title.toLowerCase()}, ${seconds(startedAt)}`),
    10_000,
  )
  try {
    const result = await work()
    console.log(`    done in ${seconds(startedAt)}`)
    return result
  } finally {
    clearInterval(ticker)
  }
}
