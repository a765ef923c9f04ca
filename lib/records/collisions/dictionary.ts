import { invalidField } from '#lib/core/errors'
import type { Context } from '#lib/platform/context'
import { listOfOwnTerm } from '../terms/keyed-terms.ts'
import { collisionGrounds } from './collision.ts'

/** Throws `invalid_request` for a ground of a claim that neither ships nor is the company's. */
export async function requireGround(ctx: Pick<Context, 'db'>, key: string): Promise<void> {
  if (collisionGrounds.some((ground) => ground === key) || (await listOfOwnTerm(ctx, key)) === 'collision_ground') return
  throw invalidField('ground', 'term_unknown')
}
