/** The address that dials a number as a clinic writes it. */
export const dialled = (number: string): string => `tel:${number.replace(/[^+\d]/g, '')}`
