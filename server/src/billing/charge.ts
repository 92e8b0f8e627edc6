/** Up to so many begun minutes the visit costs so much, in minor units. */
export interface Tier {
  readonly upToMinutes: number
  readonly priceMinor: number
}

/** How a doctor charges for one mode; whole minor units of the currency throughout. */
export type Pricing =
  | { readonly type: 'FLAT'; readonly feeMinor: number }
  | { readonly type: 'PER_MINUTE'; readonly rateMinor: number; readonly minimumMinutes: number }
  | { readonly type: 'TIERED'; readonly tiers: readonly Tier[] }

/**
 * What a visit of so many billable seconds costs, in minor units; begun minutes count whole.
 * Tiers may stand in any order; a visit longer than the longest costs that tier's price.
 * @returns null when nobody talked, so that there is nothing to charge
 */
export function chargeMinor(pricing: Pricing, billableSeconds: number): number | null {
  if (billableSeconds <= 0) return null
  const minutes = Math.ceil(billableSeconds / 60)
  switch (pricing.type) {
    case 'FLAT':
      return pricing.feeMinor
    case 'PER_MINUTE':
      return Math.max(minutes, pricing.minimumMinutes) * pricing.rateMinor
    case 'TIERED': {
      const rising = [...pricing.tiers].sort((one, other) => one.upToMinutes - other.upToMinutes)
      const fitting = rising.find((tier) => minutes <= tier.upToMinutes) ?? rising.at(-1)
      return fitting?.priceMinor ?? null
    }
  }
}

/** The least a visit can cost, as shown before booking. */
export const leastChargeMinor = (pricing: Pricing) => chargeMinor(pricing, 1)

/** Minor units as the decimal string that leaves the house: 50000 is `500.00`. */
export function decimalAmount(minor: number) {
  return `${Math.floor(minor / 100)}.${String(minor % 100).padStart(2, '0')}`
}
