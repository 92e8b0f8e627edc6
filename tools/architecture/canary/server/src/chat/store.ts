// one-owner-a-table
export const read = (q) => q.selectFrom('appointments')
