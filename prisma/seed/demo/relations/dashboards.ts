import { findReady } from '#lib/analysis/dashboards/ready'
import { sql } from '#lib/platform/db/sql'
import type { RoleKey } from '#lib/platform/org/roles'
import type { DemoCompany } from '../company.ts'

interface SharedPage {
  name: string
  note: string
  /** The role of whoever made it. */
  by: RoleKey
  ready: string
  roles: readonly RoleKey[]
}

const pages: readonly SharedPage[] = [
  {
    name: '每周经营例会',
    note: '周一例会看这一页：先看近 7 天，再看谁在掉量、谁在亏。',
    by: 'executive',
    ready: 'manager',
    roles: [],
  },
  {
    name: '客服月度复盘',
    note: '每月第一周与网点一起看：投诉、准时率、满意率。',
    by: 'executive',
    ready: 'service-manager',
    roles: ['service_manager', 'sales_manager', 'executive'],
  },
]

/** Two pages of charts that the company shares: one with everybody, one with some roles. */
export async function shareDashboards({ db }: DemoCompany): Promise<void> {
  for (const { name, note, by, ready, roles } of pages) {
    const cards = JSON.stringify(findReady(ready)?.cards ?? [])
    const shared = roles.length === 0 ? 'company' : 'roles'
    await db.execute(sql`
      insert into dashboard (owner_id, name, note, cards, shared, roles)
      select r.user_id, ${name}, ${note}, ${cards}::jsonb, ${shared}, ${[...roles]}::text[] from user_role r where r.role_key = ${by}
      order by r.user_id limit 1`)
  }
}
