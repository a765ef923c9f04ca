import { z } from 'zod'
import type { Db } from '#lib/platform/db/database'
import { sql } from '#lib/platform/db/sql'
import type { RuleLine } from '../rule.ts'
import { shippedRules } from '../shipped-rules.ts'

const ruleRow = z.object({
  id: z.int(),
  rule: z.string(),
  role: z.string(),
  grade: z.string().nullable(),
  most: z.number().nullable(),
  hours: z.int(),
  version: z.int(),
})
export type RuleRow = z.infer<typeof ruleRow>

const columns = sql`r.id, r.rule, r.role, r.grade, r.most::int8 as most, r.hours::int4 as hours, r.version`

/** Lists the lines of one rule, or of all, the lowest ceiling first; of equal ones the older. */
export function listRuleRows(db: Db, rule: string | null): Promise<RuleRow[]> {
  return db.rows(
    ruleRow,
    sql`select ${columns} from approval_rule r where ${rule}::text is null or r.rule = ${rule} order by r.rule, r.most nulls last, r.id`,
  )
}

/** Finds a line and holds it until the transaction ends. */
export function holdRuleRow(db: Db, id: number): Promise<RuleRow | null> {
  return db.row(ruleRow, sql`select ${columns} from approval_rule r where r.id = ${id} for update`)
}

/** Holds a rule against another change of its lines until the transaction ends. */
export async function lockRule(db: Db, rule: string): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(hashtext('approval_rule'), hashtext(${rule}))`)
}

/** Adds a line; false when its role and grade have one. */
export async function insertRuleRow(db: Db, rule: string, line: RuleLine, userId: number | null): Promise<boolean> {
  const added = await db.execute(sql`
    insert into approval_rule (rule, role, grade, most, hours, updated_by_id)
    values (${rule}, ${line.role}, ${line.grade}, ${line.most}::int8, ${line.hours}, ${userId}) on conflict do nothing`)
  return added > 0
}

/** Changes ceiling and hours of a line. */
export async function updateRuleRow(
  db: Db,
  id: number,
  change: Pick<RuleLine, 'most' | 'hours'>,
  userId: number | null,
): Promise<void> {
  await db.execute(sql`
    update approval_rule set most = ${change.most}::int8, hours = ${change.hours}, version = version + 1, updated_by_id = ${userId}, updated_at = now()
    where id = ${id}`)
}

/** Takes a line away. */
export async function deleteRuleRow(db: Db, id: number): Promise<void> {
  await db.execute(sql`delete from approval_rule where id = ${id}`)
}

/** Gives a company the lines that ship of each rule of which it has none. May be called at every start, once the roles are there. */
export async function seedApprovalRules(db: Db): Promise<void> {
  const lines = Object.entries(shippedRules).flatMap(([rule, shipped]) => shipped.lines.map((line) => ({ rule, ...line })))
  await db.execute(sql`
    insert into approval_rule (rule, role, grade, most, hours)
    select g.rule, g.role, g.grade, g.most, g.hours
    from rows from (jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as (rule text, role text, grade text, most int8, hours int)) with ordinality
      as g(rule, role, grade, most, hours, place)
    where not exists (select from approval_rule r where r.rule = g.rule) order by g.place`)
}
