import { AppError, invalidField } from '#lib/core/errors'
import { audit } from '#lib/platform/audit/audit'
import type { Context } from '#lib/platform/context'
import { roleKeys } from '#lib/platform/org/roles'
import { permitWholeCompany } from '#lib/platform/scope/scope'
import type { RuleLineInput } from '../schema.ts'
import type { RuleKey } from '../shipped-rules.ts'
import type { RuleRow } from './repository.ts'
import { deleteRuleRow, holdRuleRow, insertRuleRow, listRuleRows, lockRule, updateRuleRow } from './repository.ts'

/** Lists every line of every rule, the lowest ceiling of each first. For whoever manages settings of the whole company. */
export async function listRules(ctx: Context): Promise<RuleRow[]> {
  permitWholeCompany(ctx, 'settings:manage')
  return listRuleRows(ctx.db, null)
}

/** A line that is added: for a role, or for one grade of it. */
export interface NewRuleLine extends RuleLineInput {
  rule: RuleKey
  role: string
  grade: string | null
}

/** Adds a line to a rule; requests that wait keep the ladder that they were asked with. Throws `invalid_request` for an unknown role, `duplicate` for a role and grade that have one. */
export async function addRuleLine(ctx: Context, input: NewRuleLine): Promise<void> {
  permitWholeCompany(ctx, 'settings:manage')
  if (!roleKeys.some((key) => key === input.role)) throw invalidField('role', 'invalid_value')
  const { rule, ...line } = input
  await ctx.db.tx(async (db) => {
    if (!(await insertRuleRow(db, rule, line, userOf(ctx))))
      throw new AppError('duplicate', {}, { detail: 'approval.line_is_there' })
    await note({ ...ctx, db }, rule, { line: [null, textOf(line)] })
  })
}

/** Changes ceiling and hours of a line. Throws `not_found`, and `conflict` with the present line for an older version. */
export async function changeRuleLine(ctx: Context, id: number, input: RuleLineInput & { version: number }): Promise<RuleRow> {
  permitWholeCompany(ctx, 'settings:manage')
  return ctx.db.tx(async (db) => {
    const stored = await held({ ...ctx, db }, id, input.version)
    await updateRuleRow(db, id, input, userOf(ctx))
    const changed = { ...stored, most: input.most, hours: input.hours, version: stored.version + 1 }
    await note({ ...ctx, db }, stored.rule, { line: [textOf(stored), textOf(changed)] })
    return changed
  })
}

/** Takes a line away. Throws as `changeRuleLine`, and `rule_violated` for the last one of a rule: then nobody could decide anything. */
export async function removeRuleLine(ctx: Context, id: number, version: number): Promise<void> {
  permitWholeCompany(ctx, 'settings:manage')
  await ctx.db.tx(async (db) => {
    const stored = await held({ ...ctx, db }, id, version)
    await lockRule(db, stored.rule)
    if ((await listRuleRows(db, stored.rule)).length === 1)
      throw new AppError('rule_violated', {}, { detail: 'approval.last_line' })
    await deleteRuleRow(db, id)
    await note({ ...ctx, db }, stored.rule, { line: [textOf(stored), null] })
  })
}

async function held(ctx: Context, id: number, version: number): Promise<RuleRow> {
  const stored = await holdRuleRow(ctx.db, id)
  if (stored === null) throw new AppError('not_found', {})
  if (stored.version !== version) throw new AppError('conflict', {}, { detail: 'record.version_is_old', current: stored })
  return stored
}

const userOf = ({ actor }: Context) => (actor.userId === 0 ? null : actor.userId)
const textOf = ({ role, grade, most, hours }: Omit<NewRuleLine, 'rule'>) =>
  `${role}${grade === null ? '' : `/${grade}`} ${most ?? '∞'} ${hours}h`

function note(ctx: Context, rule: string, detail: Record<string, unknown>): Promise<void> {
  return audit(ctx, { action: 'approval.rule', subjectType: 'approval_rule', subjectId: rule, detail })
}
