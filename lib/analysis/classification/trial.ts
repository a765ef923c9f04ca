import type { Context } from '#lib/platform/context'
import { permit } from '#lib/platform/scope/scope'
import { lastFullDay } from '../period/question.ts'
import { ownParameters } from './own-parameters.ts'
import { lookOf, parametersOf } from './parameter-fields.ts'
import { getScheme } from './registry.ts'
import { insertHold } from './repository.ts'
import { TRIAL_HOLDER } from './run-row.ts'
import type { StartRunInput } from './schema.ts'
import { startRun } from './service.ts'
import { findShownRun } from './shown-run.ts'
import { asTheFormSays } from './trial-refusal.ts'

/** What a trial begins with. */
export interface TrialGround {
  /** The run that lists and cards show; null where nothing is shown yet. */
  shownId: number | null
  parameters: Readonly<Record<string, unknown>>
  /** Over which days, and in which currency. */
  asked: Pick<StartRunInput, 'as_of' | 'from' | 'to' | 'currency'>
}

/**
 * Answers what a trial of a scheme begins with: the parameters, the days and the currency of the run that lists and cards show, so that whatever comes out otherwise does so by the parameters that were changed. Where nothing is shown,
 * or by parameters that this version no longer takes, those of the company; and without a run the usual period up to the last day that is over. Needs `analysis:run`.
 */
export async function trialGround(ctx: Context, scheme: StartRunInput['scheme']): Promise<TrialGround> {
  permit(ctx, 'analysis:run')
  const shown = await findShownRun(ctx, scheme)
  const parameters = readParameters(scheme, shown?.parameters) ?? readParameters(scheme, await ownParameters(ctx, scheme)) ?? {}
  if (shown === null) return { shownId: null, parameters, asked: { as_of: lastFullDay(ctx) } }
  const { asOf, from, to, currency } = shown
  return { shownId: shown.id, parameters, asked: { as_of: asOf, from, to, currency } }
}

/** Nothing for what is none, and for parameters that the scheme does not take. */
function readParameters(scheme: string, given: unknown): Record<string, unknown> | null {
  const read = getScheme(scheme).parameters.safeParse(given)
  return read.success ? (read.data as Record<string, unknown>) : null
}

/**
 * Asks for a run of a scheme that tries parameters out, as they were typed into its form; answers its id. It goes by what `trialGround` answers but for what was typed, and lists and cards never show it, whatever its parameters.
 * Throws `invalid_request` that names fields as the form does, and says what is allowed. Needs `analysis:run`.
 */
export async function startTrial(
  ctx: Context,
  scheme: StartRunInput['scheme'],
  typed: Readonly<Record<string, string>>,
): Promise<{ id: string }> {
  const { asked, parameters } = await trialGround(ctx, scheme)
  try {
    return await startApart(ctx, { scheme, ...asked, parameters: parametersOf(scheme, typed, parameters) })
  } catch (error) {
    throw asTheFormSays(ctx, scheme, lookOf(scheme, typed, parameters), error)
  }
}

/** Asks for a run as `startRun` does that lists and cards never show; answers its id. */
export async function startApart(ctx: Context, input: StartRunInput): Promise<{ id: string }> {
  return ctx.db.tx(async (db) => {
    const run = await startRun({ ...ctx, db }, input)
    await insertHold(db, Number(run.id), TRIAL_HOLDER)
    return run
  })
}
