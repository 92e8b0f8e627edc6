import type { ConsultationMode } from '@bedside/contract'
import type { Selectable } from 'kysely'
import { z } from 'zod'
import type { Tx } from '../platform/database/index.ts'
import type { Schema } from '../platform/database/schema.ts'
import type { Pricing } from './charge.ts'

/** The active price of one doctor for one mode. */
export interface PriceRecord {
  readonly doctorId: string
  readonly consultationMode: ConsultationMode
  readonly currency: string
  readonly pricing: Pricing
}

export interface Charge {
  readonly sessionId: string
  readonly patientId: string
  readonly doctorId: string
  readonly amountMinor: number
  readonly currency: string
  readonly billableSeconds: number
}

const Tiers = z.array(z.object({ upToMinutes: z.number(), priceMinor: z.number().int() })).min(1)

/** Active prices of many doctors at once. */
export async function listPrices({ q }: Tx, doctorIds: readonly string[]): Promise<PriceRecord[]> {
  if (doctorIds.length === 0) return []
  const rows = await q
    .selectFrom('consultation_pricing')
    .selectAll()
    .where('doctor_id', 'in', doctorIds)
    .where('is_active', '=', true)
    .execute()
  return rows.map((row) => ({
    doctorId: row.doctor_id,
    consultationMode: row.consultation_mode as ConsultationMode,
    currency: row.currency,
    pricing: pricingOf(row),
  }))
}

/** Makes prices the active ones of their doctors and modes; earlier ones stay as a record. Under the service role. */
export async function replacePrices({ q }: Tx, prices: readonly PriceRecord[], now: Date) {
  if (prices.length === 0) return
  await q
    .updateTable('consultation_pricing')
    .set({ is_active: false })
    .where('is_active', '=', true)
    .where((at) =>
      at.or(
        prices.map(({ doctorId, consultationMode }) =>
          at.and([at('doctor_id', '=', doctorId), at('consultation_mode', '=', consultationMode)]),
        ),
      ),
    )
    .execute()
  const rows = prices.map(({ doctorId, consultationMode, currency, pricing }) => ({
    id: crypto.randomUUID(),
    doctor_id: doctorId,
    consultation_mode: consultationMode,
    pricing_type: pricing.type,
    flat_fee_minor: pricing.type === 'FLAT' ? pricing.feeMinor : null,
    per_minute_rate_minor: pricing.type === 'PER_MINUTE' ? pricing.rateMinor : null,
    minimum_minutes: pricing.type === 'PER_MINUTE' ? pricing.minimumMinutes : 0,
    tier_config: pricing.type === 'TIERED' ? JSON.stringify(pricing.tiers) : null,
    currency,
    created_at: now,
  }))
  await q.insertInto('consultation_pricing').values(rows).execute()
}

/** One charge a session: a later, longer end replaces the amount; a repeated or late one changes nothing. */
export async function upsertCharge({ q }: Tx, charge: Charge, now: Date) {
  const { amountMinor, currency, billableSeconds } = charge
  const amounts = { amount_minor: amountMinor, currency, billable_seconds: billableSeconds }
  await q
    .insertInto('charges')
    .values({
      session_id: charge.sessionId,
      patient_id: charge.patientId,
      doctor_id: charge.doctorId,
      created_at: now,
      ...amounts,
    })
    .onConflict((conflict) =>
      conflict
        .column('session_id')
        .doUpdateSet(amounts)
        .where('charges.billable_seconds', '<', billableSeconds),
    )
    .execute()
}

/** Charges this transaction's role may see. */
export async function findCharges({ q }: Tx, sessionIds: readonly string[]) {
  if (sessionIds.length === 0) return []
  return q
    .selectFrom('charges')
    .select(['session_id as sessionId', 'amount_minor as amountMinor', 'currency'])
    .where('session_id', 'in', sessionIds)
    .execute()
}

function pricingOf(row: Selectable<Schema['consultation_pricing']>): Pricing {
  if (row.pricing_type === 'PER_MINUTE')
    return {
      type: 'PER_MINUTE',
      rateMinor: row.per_minute_rate_minor ?? 0,
      minimumMinutes: row.minimum_minutes,
    }
  if (row.pricing_type === 'TIERED') return { type: 'TIERED', tiers: Tiers.parse(row.tier_config) }
  return { type: 'FLAT', feeMinor: row.flat_fee_minor ?? 0 }
}
