// query-builder-in-store
export const read = (tx) => tx.q.selectFrom
