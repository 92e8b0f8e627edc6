import pg from 'pg'
import type { Wire, Wires } from './transaction.ts'

/** A pool of connections to a PostgreSQL server, with the same JavaScript types as the embedded database gives. */
export function postgresPool(url: string, poolSize: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: 2_000,
    // Statements given one after another go out without waiting for the answers before them.
    pipeline: true,
    types: {
      getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
        oid === pg.types.builtins.INT8
          ? Number
          : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
    },
  })
  // A connection lost while idle is replaced by the pool; the query that meets a lost one fails by itself.
  pool.on('error', () => {})
  return pool
}

export const postgresWires = (pool: pg.Pool): Wires => ({
  acquire: async () => wireOf(await pool.connect()),
  close: () => pool.end(),
})

function wireOf(client: pg.PoolClient): Wire {
  let isStale = false
  return {
    send: async (text, parameters, before, name) => {
      const told = before && client.query(before)
      const values = [...parameters]
      const [result] = await Promise.all([client.query({ text, values, ...(name && { name }) }), told])
      return { rows: result.rows, affectedRows: result.command === 'SELECT' ? 0 : (result.rowCount ?? 0) }
    },
    end: async (command, stale) => {
      isStale = stale
      await client.query(command)
    },
    // A new connection takes the place of a stale one.
    release: () => client.release(isStale),
  }
}
