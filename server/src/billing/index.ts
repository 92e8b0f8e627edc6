import type { ConsultationMode } from '@bedside/contract'
import type { Audit } from '../audit/index.ts'
import type { Consultation } from '../consultation/index.ts'
import type { Identity } from '../identity/index.ts'
import type { Tx } from '../platform/database/index.ts'
import type { Platform } from '../platform/index.ts'
import { chargeEndedVisits } from './reactions.ts'
import { chargeFacts, flatPrices, listFees } from './service.ts'
import { type PriceRecord, replacePrices } from './store.ts'

export type { Pricing, Tier } from './charge.ts'
export type { PriceRecord } from './store.ts'

export interface Billing {
  /** The fees that the scheduling room shows and sets; handed to it by app.ts. */
  readonly fees: {
    of(
      tx: Tx,
      doctorIds: readonly string[],
    ): Promise<
      ReadonlyMap<string, readonly { consultationMode: ConsultationMode; amount: string; currency: string }[]>
    >
    set(
      tx: Tx,
      doctorId: string,
      fees: Partial<Record<ConsultationMode, number>>,
      currency: string,
    ): Promise<void>
  }
  /** Sets prices of any kind, one active a doctor and mode; under the service role. */
  setPrices(tx: Tx, prices: readonly PriceRecord[]): Promise<void>
}

/** Opens the only room that knows prices: it hears of ended visits and fixes what they cost. */
export function openBilling(
  platform: Platform,
  { consultation, audit }: { consultation: Consultation; identity: Identity; audit: Audit },
): Billing {
  const setPrices = (tx: Tx, prices: readonly PriceRecord[]) =>
    replacePrices(tx, prices, platform.clock.now())
  platform.events.listen('billing', chargeEndedVisits(platform, audit))
  consultation.addFacts(chargeFacts)
  return {
    fees: {
      of: listFees,
      set: (tx, doctorId, fees, currency) => setPrices(tx, flatPrices(doctorId, fees, currency)),
    },
    setPrices,
  }
}
