import type { ConsultationMode } from '@bedside/contract'
import type { SessionFacts, SessionFactsSource } from '../consultation/index.ts'
import type { Tx } from '../platform/database/index.ts'
import { decimalAmount, leastChargeMinor } from './charge.ts'
import { findCharges, listPrices, type PriceRecord } from './store.ts'

/** The least a visit costs, by doctor and mode, as a decimal string with its currency. */
export async function listFees(tx: Tx, doctorIds: readonly string[]) {
  const byDoctor = new Map<
    string,
    { consultationMode: ConsultationMode; amount: string; currency: string }[]
  >()
  for (const { doctorId, consultationMode, currency, pricing } of await listPrices(tx, doctorIds)) {
    const minor = leastChargeMinor(pricing)
    if (minor === null) continue
    const fees = byDoctor.get(doctorId) ?? []
    fees.push({ consultationMode, amount: decimalAmount(minor), currency })
    byDoctor.set(doctorId, fees)
  }
  return byDoctor
}

/** Flat fees in minor units as prices. */
export function flatPrices(
  doctorId: string,
  fees: Partial<Record<ConsultationMode, number>>,
  currency: string,
): PriceRecord[] {
  return (Object.entries(fees) as [ConsultationMode, number][]).map(([consultationMode, feeMinor]) => ({
    doctorId,
    consultationMode,
    currency,
    pricing: { type: 'FLAT', feeMinor },
  }))
}

/** What summaries say of money; sessions without a charge are left out. */
export const chargeFacts: SessionFactsSource = async (tx, sessionIds) => {
  const facts = (await findCharges(tx, sessionIds)).map(
    ({ sessionId, amountMinor, currency }): [string, SessionFacts] => [
      sessionId,
      { amountCharged: decimalAmount(amountMinor), currency },
    ],
  )
  return new Map(facts)
}
