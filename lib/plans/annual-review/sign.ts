import { getDoneRun } from '#lib/analysis/classification/service'
import { getMovementAgainst } from '#lib/analysis/movement/service'
import { readLift } from '#lib/analysis/schemes/abc-lifted'
import { AppError, isAppError } from '#lib/core/errors'
import { maskCustomerName } from '#lib/core/personal'
import { audit } from '#lib/platform/audit/audit'
import type { Context } from '#lib/platform/context'
import { everything, permitWholeCompany } from '#lib/platform/scope/scope'
import type { FrozenAbc } from './figures.ts'
import { PARTS } from './figures.ts'
import { isEmpty } from './periods.ts'
import type { SignInput } from './schema.ts'
import { wordsOf } from './service.ts'
import type { ReviewRow, ShelfRow } from './shelf/repository.ts'
import { findReview, listShelfRows, listWantedRows, lockReview, replaceRows, setSigned } from './shelf/repository.ts'
import { wantedFigures } from './wanted.ts'
import { openOf } from './write.ts'

/** More rows than a part has. */
const ALL = 100_000

/**
 * Signs the workbook of a year: figures, names and words are stored as they stand, and no more of it can be changed. What is signed is what was read: the figures of the last working
 * out, the wanted list as it is. Throws `not_found`, `conflict` for an older version, and for one that is signed, `rule_violated` while its classification is not done. Needs
 * `review:sign` over the whole company.
 */
export async function signReview(ctx: Context, year: number, { version, conclusion }: SignInput): Promise<void> {
  permitWholeCompany(ctx, 'review:sign')
  const abc = await abcOf(ctx, openOf(await findReview(ctx.db, year)))
  await ctx.db.tx(async (db) => {
    const inner = { ...ctx, db }
    const review = openOf(await lockReview(db, year))
    if (review.version !== version || review.abcRunId !== (abc?.runId ?? null))
      throw new AppError('conflict', {}, { detail: 'review.figures_are_old' })
    const rows = await rowsToFreeze(inner, review)
    await replaceRows(db, year, rows.map(frozen))
    const { userId, name } = ctx.actor
    await setSigned(db, year, { byId: userId, byName: name, at: ctx.now, conclusion, abc })
    await audit(inner, { action: 'review.sign', subjectType: 'review', subjectId: year, detail: { rows: rows.length } })
  })
}

async function rowsToFreeze(ctx: Context, { year, currency, periods }: ReviewRow): Promise<ShelfRow[]> {
  if (periods === null) throw new AppError('conflict', {}, { detail: 'review.figures_are_old' })
  const asked = { scope: everything, after: 0, limit: ALL }
  const wanted = await listWantedRows(ctx.db, year, asked)
  const figures = await wantedFigures(
    ctx,
    { currency, periods },
    wanted.map(({ id }) => id),
  )
  const rows: ShelfRow[] = wanted.map((row) => ({ ...row, figures: figures.get(row.id) }))
  for (const part of PARTS) if (part !== 'wanted') rows.push(...(await listShelfRows(ctx.db, year, { ...asked, part })))
  return rows
}

/** A person's name is stored masked: what is signed cannot be erased afterwards. */
function frozen(row: ShelfRow) {
  const { part, id: customerId, kind, name, figures } = row
  return { part, customerId, figures, name: maskCustomerName(kind, name), words: wordsOf(row) }
}

/** Answers what the classification says, to be kept with the workbook; null where there were no records to classify. */
async function abcOf(ctx: Context, { year, abcRunId, periods }: ReviewRow): Promise<FrozenAbc | null> {
  if (abcRunId === null && periods !== null && isEmpty(periods.lastYear)) return null
  if (abcRunId === null) throw new AppError('rule_violated', {}, { detail: 'review.abc_not_done' })
  const run = await doneRunOf(ctx, abcRunId)
  return {
    runId: abcRunId,
    ...{ asOf: run.asOf, from: run.from, to: run.to },
    parameters: run.parameters as FrozenAbc['parameters'],
    customers: run.summary?.customers ?? 0,
    classes: (run.summary?.classes ?? []).map(({ class: name, customers, value, valueShare }) => ({
      class: name,
      customers,
      value,
      valueShare,
    })),
    lifted: readLift(run.summary?.fitted),
    movement: await movementOf(ctx, abcRunId, await findReview(ctx.db, year - 1)),
  }
}

async function doneRunOf(ctx: Context, id: number) {
  try {
    return await getDoneRun(ctx, String(id))
  } catch (error) {
    if (isAppError(error, 'conflict')) throw new AppError('rule_violated', {}, { detail: 'review.abc_not_done' })
    throw error
  }
}

/** Answers who moved since the run of last year's signed workbook; null where there is none. */
async function movementOf(ctx: Context, runId: number, last: ReviewRow | null): Promise<FrozenAbc['movement']> {
  if (last === null || last.signedAt === null || last.abcRunId === null) return null
  const { cells } = await getMovementAgainst(ctx, String(runId), String(last.abcRunId))
  return cells.map(({ from, to, customers }) => ({ from, to, customers }))
}
