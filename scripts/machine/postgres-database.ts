import { randomUUID } from 'node:crypto'
import pg from 'pg'

async function asSuperuser(statement: string) {
  const connectionString = process.env.BEDSIDE_TEST_POSTGRES_URL
  if (!connectionString) throw new Error('BEDSIDE_TEST_POSTGRES_URL is missing')
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
  return connectionString
}

/** Makes an empty database in the throw-away cluster, or a copy of one there that nobody is connected to. */
export async function createDatabase(copiedFrom = 'template1') {
  const name = `bedside_run_${randomUUID().replaceAll('-', '')}`
  const url = new URL(await asSuperuser(`create database ${name} template ${copiedFrom}`))
  url.pathname = `/${name}`
  return { name, url: url.href }
}

/** Removes it, ending connections that are left. */
export async function dropDatabase(name: string) {
  await asSuperuser(`drop database if exists ${name} with (force)`)
}
