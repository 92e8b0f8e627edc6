import type { Audit } from '../audit/index.ts'
import type { Platform } from '../platform/index.ts'
import type { Reactions } from '../platform/outbox/index.ts'
import { chargeMinor } from './charge.ts'
import { listPrices, upsertCharge } from './store.ts'

/**
 * A visit has ended: it is charged by the doctor's price of now for the mode it was booked in, whatever it was changed
 * to meanwhile, over all its IN_PROGRESS seconds, in the transaction that ends it. Nothing where nobody talked or the doctor has set no price.
 */
export function chargeEndedVisits({ clock }: Platform, audit: Audit): Reactions {
  return {
    'consultation.ended': async (tx, visit) => {
      const { sessionId, patientId, doctorId, durationSeconds: billableSeconds } = visit
      const prices = await listPrices(tx, [doctorId])
      const price = prices.find((one) => one.consultationMode === visit.bookedMode)
      const amountMinor = price ? chargeMinor(price.pricing, billableSeconds) : null
      if (!price || amountMinor === null) return
      const { currency } = price
      await upsertCharge(
        tx,
        { sessionId, patientId, doctorId, amountMinor, currency, billableSeconds },
        clock.now(),
      )
      await audit.record(tx, {
        action: 'charge.fix',
        subjectType: 'charge',
        subjectId: sessionId,
        patientId,
        sessionId,
        details: { amountMinor, currency, billableSeconds },
      })
    },
  }
}
