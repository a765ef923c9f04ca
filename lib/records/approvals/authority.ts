import { AppError } from '#lib/core/errors'
import type { Context } from '#lib/platform/context'
import { findText } from '#lib/platform/i18n/messages'
import { gradeOf } from '#lib/platform/org/grade'
import type { Measured, RuleLine } from './rule.ts'
import { ladderOf, mayDecideAlone, ownCeiling } from './rule.ts'
import { listRuleRows } from './rules/repository.ts'
import type { RuleKey } from './shipped-rules.ts'

/** Whether somebody may do something alone, and if not up to what, and whose decision it is. */
export interface Authority {
  enough: boolean
  /** In what the rule counts; null: no ceiling. */
  own: number | null
  /** Null for headquarters, when no ceiling is enough. */
  decider: Pick<RuleLine, 'role' | 'grade'> | null
}

/** Says whether no person acts: a key stands for a program, whoever made it. What a program states was decided elsewhere. */
export function isProgram({ actor }: Pick<Context, 'actor'>): boolean {
  return actor.kind !== 'person' || actor.apiKeyId !== undefined
}

/** Answers whether the actor may decide alone what is measured. What programs and the system state was decided elsewhere. */
export async function authorityOf(ctx: Context, rule: RuleKey, measured: Measured): Promise<Authority> {
  if (isProgram(ctx)) return { enough: true, own: null, decider: null }
  const [lines, grade] = await Promise.all([listRuleRows(ctx.db, rule), gradeOf(ctx.db, ctx.actor.userId)])
  const who = { roles: ctx.actor.roles, grade }
  const [decider = null] = ladderOf(measured, lines)
  return { enough: mayDecideAlone(who, measured, lines), own: ownCeiling(who, lines), decider }
}

/** Answers up to what the actor decides alone; null for no ceiling. */
export async function ownCeilingOf(ctx: Context, rule: RuleKey): Promise<number | null> {
  if (isProgram(ctx)) return null
  const [lines, grade] = await Promise.all([listRuleRows(ctx.db, rule), gradeOf(ctx.db, ctx.actor.userId)])
  return ownCeiling({ roles: ctx.actor.roles, grade }, lines)
}

/** Names whose decision it is, in the actor's language: the grade where it has a word, else the role. */
export function deciderName(ctx: Pick<Context, 'locale'>, decider: Pick<RuleLine, 'role' | 'grade'> | null): string {
  if (decider === null) return findText(ctx.locale, 'cases.headquarters') ?? ''
  const graded = decider.grade === null ? null : findText(ctx.locale, `cases.grades.${decider.role}_${decider.grade}`)
  return graded ?? findText(ctx.locale, `shell.roles.${decider.role}`) ?? decider.role
}

/** Throws `rule_violated`, with whose decision it is, for what the actor may not decide alone. */
export async function requireAuthority(ctx: Context, rule: RuleKey, measured: Measured): Promise<void> {
  const { enough, decider } = await authorityOf(ctx, rule, measured)
  if (!enough) throw needsApproval(ctx, decider)
}

/** The refusal of what somebody else has to decide. */
export function needsApproval(ctx: Pick<Context, 'locale'>, decider: Pick<RuleLine, 'role' | 'grade'> | null): AppError {
  return new AppError('rule_violated', { who: deciderName(ctx, decider) }, { detail: 'approval.needed' })
}
