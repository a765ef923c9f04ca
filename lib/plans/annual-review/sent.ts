import type { Period } from '#lib/core/period'
import type { Context } from '#lib/platform/context'
import { isEmpty } from './periods.ts'
import { listSent } from './repository.ts'
import type { Sent } from './verdict.ts'

/** Answers what some customers, with those merged into them, brought and sent in some days, by id; who sent nothing is not in it. */
export async function sentIn(
  ctx: Pick<Context, 'db'>,
  rootIds: readonly number[],
  period: Period,
  currency: string,
): Promise<ReadonlyMap<number, Sent>> {
  if (rootIds.length === 0 || isEmpty(period)) return new Map()
  const rows = await listSent(ctx.db, rootIds, period, currency)
  return new Map(rows.map(({ id, ...sent }) => [id, sent]))
}
