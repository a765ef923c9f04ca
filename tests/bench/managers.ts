import type pg from 'pg'
import type { Bench } from './bench.ts'
import { openSessions } from './sessions.ts'

/** Managers whose scopes are alike. */
export interface ManagerGroup {
  readonly name: 'all' | 'region' | 'branch' | 'outlet' | 'team'
  readonly managers: readonly { readonly userId: number; readonly outletId: number; readonly cookie: string }[]
}

/** Who looks at how things stand: the company's own people, and for regions and branches executives who are there for the length of a run. */
const statements: Record<ManagerGroup['name'], string> = {
  all: `select id as "userId", outlet_id as "outletId" from bench.staff where role = 'executive' order by id limit 1`,
  region: `select u.id as "userId", u.outlet_id as "outletId" from app_user u join outlet o on o.id = u.outlet_id
    where u.external_id like 'BENCH-%' and o.kind = 'region' order by o.id`,
  branch: `select u.id as "userId", u.outlet_id as "outletId" from app_user u join outlet o on o.id = u.outlet_id
    where u.external_id like 'BENCH-%' and o.kind = 'branch' order by o.id`,
  outlet: `select id as "userId", outlet_id as "outletId" from bench.staff where role = 'outlet' order by outlet_id`,
  team: `select id as "userId", outlet_id as "outletId" from bench.staff s where role = 'sales_manager'
    and exists (select from app_user u where u.manager_id = s.id) order by outlet_id`,
}

/** Answers the managers of every outlet with what is below it, signed in. */
export async function managerGroups(bench: Bench): Promise<ManagerGroup[]> {
  const groups: ManagerGroup[] = []
  for (const name of ['all', 'region', 'branch', 'outlet', 'team'] as const) {
    const { rows } = await bench.pool.query<{ userId: number; outletId: number }>(statements[name])
    if (rows.length === 0) throw new Error(`the company has no manager for "${name}"`)
    const cookies = await openSessions(
      bench,
      rows.map((row) => row.userId),
    )
    groups.push({ name, managers: rows.map((row, place) => ({ ...row, cookie: cookies[place] ?? '' })) })
  }
  return groups
}

/** Makes an executive for each region and branch. */
export async function makeManagers(pool: pg.Pool): Promise<void> {
  await pool.query(`
    with made as (
      insert into app_user (external_id, email, name, kind, outlet_id, created_at, updated_at)
      select 'BENCH-' || id, 'executive' || id || '@bench.invalid', name || '总经理', 'person', id, now(), now() from outlet where kind in ('region', 'branch')
      returning id, outlet_id)
    insert into user_role (user_id, role_key, outlet_id) select id, 'executive', outlet_id from made`)
}

/** Takes them away again. They have looked and done nothing: no record names them, and none need be searched. */
export async function dropManagers(pool: pg.Pool): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('set session_replication_role = replica')
    await client.query(`
      delete from user_role where user_id in (select id from app_user where external_id like 'BENCH-%');
      delete from app_user where external_id like 'BENCH-%'`)
  } finally {
    await client.query('reset session_replication_role').finally(() => client.release())
  }
}
