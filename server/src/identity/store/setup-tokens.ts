import type { Tx } from '../../platform/database/index.ts'

export async function addSetupToken({ q }: Tx, tokenHash: string, at: Date) {
  await q.insertInto('setup_tokens').values({ token_hash: tokenHash, created_at: at }).execute()
}

export async function isSetupTokenOpen({ q }: Tx, tokenHash: string, madeAfter: Date) {
  const row = await q
    .selectFrom('setup_tokens')
    .select('token_hash')
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .where('created_at', '>', madeAfter)
    .executeTakeFirst()
  return row !== undefined
}

/** Uses up every open token at once, so that of two administrators at the same moment one comes too late. */
export async function useSetupTokens({ q }: Tx, at: Date): Promise<string[]> {
  const rows = await q
    .updateTable('setup_tokens')
    .set({ used_at: at })
    .where('used_at', 'is', null)
    .returning('token_hash')
    .execute()
  return rows.map((row) => row.token_hash)
}
