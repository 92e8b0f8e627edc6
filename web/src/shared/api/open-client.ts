import { type BedsideClient, createBedsideClient } from '@bedside/client'

/** Makes the tab's live client; in a module of its own so that the first screen does not wait for it. */
export const openClient = (): BedsideClient => createBedsideClient()
