import { peerProvider } from '@bedside/media'
import { conformanceChecks, openConformancePair } from '@bedside/media/conformance'

/** Runs one check on a fresh pair of the peer provider. */
const bed = {
  titles: conformanceChecks.map(({ title }) => title),
  run: async (place: number) => {
    const pair = await openConformancePair(peerProvider)
    try {
      await conformanceChecks[place]?.run(pair)
    } finally {
      pair.close()
    }
  },
}

export type ConformancePage = typeof bed
Object.assign(window, { bed })
