import { invalidField } from '#lib/core/errors'
import type { Context } from '#lib/platform/context'
import { listOfOwnTerm } from '../terms/keyed-terms.ts'
import { parentOfList } from '../terms/lists.ts'
import { CASE_CHANNELS } from './case.ts'
import type { ParentOf } from './classification.ts'
import { parentOfTerm, ROOT_CAUSES } from './terms.ts'

/** Answers what some second levels stand below, those that the company has added too. */
export async function parentsOf(ctx: Pick<Context, 'db'>, keys: readonly (string | null | undefined)[]): Promise<ParentOf> {
  const own = new Map<string, string | null>()
  for (const key of keys) {
    if (key === null || key === undefined || parentOfTerm(key) !== null) continue
    const list = await listOfOwnTerm(ctx, key)
    own.set(key, list === null ? null : parentOfList(list))
  }
  return (key) => parentOfTerm(key) ?? own.get(key) ?? null
}

/** Throws `invalid_request` for a channel that neither ships nor is the company's. */
export async function requireChannel(ctx: Pick<Context, 'db'>, key: string): Promise<void> {
  if (CASE_CHANNELS.some((channel) => channel === key) || (await listOfOwnTerm(ctx, key)) === 'case_channel') return
  throw invalidField('channel', 'term_unknown')
}

/** Throws `invalid_request` for a cause that neither ships nor is the company's. */
export async function requireCause(ctx: Pick<Context, 'db'>, key: string): Promise<void> {
  if (ROOT_CAUSES.some((cause) => cause === key) || (await listOfOwnTerm(ctx, key)) === 'case_cause') return
  throw invalidField('root_cause', 'term_unknown')
}
