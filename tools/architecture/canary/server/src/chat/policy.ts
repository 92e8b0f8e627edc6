// only-store-reaches-the-database, rules-stay-pure
export { sql } from 'kysely'
