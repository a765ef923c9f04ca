import type pg from 'pg'
import { makeKey } from '#lib/platform/auth/key-format'
import type { Bench } from './bench.ts'
import { endSessions, openSessions } from './sessions.ts'

/** Somebody whose scope is worth measuring, with a key that acts as that user and the cookie of a session. */
export interface Reader {
  readonly name: 'salesperson' | 'outlet' | 'region' | 'all'
  readonly userId: number
  readonly key: string
  readonly cookie: string
  /** How many customers are in scope. */
  readonly customers: number
}

const statements: Record<Reader['name'], string> = {
  salesperson: `select owner_id as "userId", count(*) as customers from customer_standing where listed and owner_id is not null group by 1 order by 2 desc, 1 limit 1`,
  outlet: `select b.id as "userId", c.customers from bench.staff b
    join (select outlet_id, count(*) as customers from customer_standing where listed group by 1) c on c.outlet_id = b.outlet_id
    where b.role = 'outlet' order by 2, 1 limit 1`,
  region: `with recursive tree as (select id as region, id from outlet where kind = 'region' union all select t.region, o.id from tree t join outlet o on o.parent_id = t.id)
    select b.id as "userId", r.customers from (
      select t.region, count(*) as customers from tree t join customer_standing s on s.outlet_id = t.id and s.listed group by 1 order by 2 desc, 1 limit 1) r
    join bench.staff b on b.role = 'service_manager' and b.outlet_id = r.region order by 1 limit 1`,
  all: `select b.id as "userId", (select count(*) from customer_standing where listed) as customers from bench.staff b where b.role = 'executive' order by 1 limit 1`,
}

/** Answers the four readers: the salesperson with most customers, the head of the smallest outlet, the service manager of the largest region, an executive. */
export async function makeReaders(bench: Pick<Bench, 'pool' | 'directory' | 'databaseUrl'>): Promise<Reader[]> {
  const { pool } = bench
  const readers: Reader[] = []
  for (const name of ['salesperson', 'outlet', 'region', 'all'] as const) {
    const { rows } = await pool.query<{ userId: number; customers: number }>(statements[name])
    const [found] = rows
    if (found === undefined) throw new Error(`the company has no reader for the scope "${name}"`)
    const { userId } = found
    const [cookie = ''] = await openSessions(bench, [userId])
    readers.push({ name, userId, customers: Number(found.customers), key: await keyOf(pool, userId), cookie })
  }
  return readers
}

/** Makes a key of the administrator, for imports and runs. */
export async function makeAdministratorKey(pool: pg.Pool): Promise<string> {
  const { rows } = await pool.query<{ id: number }>(`select id from bench.staff where role = 'administrator' order by id limit 1`)
  return keyOf(pool, rows[0]?.id ?? 0)
}

/** Takes back all keys and sessions that were made for a run. */
export async function dropKeys(pool: pg.Pool): Promise<void> {
  await endSessions(pool)
  await pool.query(`delete from api_key where name = 'bench'`)
}

async function keyOf(pool: pg.Pool, userId: number): Promise<string> {
  const made = makeKey()
  await pool.query(`insert into api_key (name, prefix, secret_hash, user_id) values ('bench', $1, $2, $3)`, [
    made.prefix,
    made.secretHash,
    userId,
  ])
  return made.key
}
