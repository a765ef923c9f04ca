import { z } from 'zod'
import { AppError } from '#lib/core/errors'
import type { Context } from '#lib/platform/context'
import type { Setting } from '#lib/platform/settings/setting'
import { defineSetting } from '#lib/platform/settings/setting'
import { changeSetting, getSetting, viewSetting } from '#lib/platform/settings/settings'
import { getScheme, KEPT_SCHEMES } from './registry.ts'
import { checkParameters, getDoneRun } from './service.ts'

export type KeptScheme = (typeof KEPT_SCHEMES)[number]

/** Tells whether a scheme's parameters are kept as one. */
export function isKept(scheme: string): scheme is KeptScheme {
  return KEPT_SCHEMES.some((kept) => kept === scheme)
}

const kept = z.record(z.string(), z.unknown())

/** What a company keeps for a scheme. Parameters that a later version no longer takes fall back to those that ship, so that the run of the night never fails of them. */
function settingOf(scheme: KeptScheme): Setting<{ parameters: z.ZodType<Record<string, unknown>> }> {
  const { parameters } = getScheme(scheme)
  const read = z.unknown().transform((given) => kept.parse(parameters.safeParse(given).success ? parameters.parse(given) : {}))
  return defineSetting(`analysis.parameters_${scheme}`, { parameters: read.prefault({}) })
}

/** Answers the parameters that a company has taken for a scheme; nothing while it has taken none. */
export async function keptParameters(ctx: Pick<Context, 'db'>, scheme: KeptScheme): Promise<Readonly<Record<string, unknown>>> {
  return (await getSetting(ctx.db, settingOf(scheme))).parameters
}

/**
 * Keeps parameters of a scheme for the company's own, those that are left out as they ship: from then on every night's run of the scheme and every one that is started anew goes by them, and is what lists and cards show. Audited. Needs
 * `settings:manage`; throws `invalid_request`, naming what the scheme does not take.
 */
export async function keepParameters(ctx: Context, scheme: KeptScheme, given: unknown): Promise<void> {
  const setting = settingOf(scheme)
  const { version } = await viewSetting(ctx, setting)
  // The setting itself would read what the scheme does not take as what ships.
  await changeSetting(ctx, setting, { version, values: { parameters: checkParameters(getScheme(scheme), given) } })
}

/**
 * Takes the parameters of a done run for the company's own, as `keepParameters` has it. Needs `settings:manage`; throws `not_found`, `conflict` while the run is not done, `rule_violated` for a scheme that has thresholds of its own
 * among the settings, `invalid_request` for parameters that this version no longer takes.
 */
export async function keepParametersOf(ctx: Context, runId: string): Promise<KeptScheme> {
  const { scheme, parameters } = await getDoneRun(ctx, runId)
  if (!isKept(scheme)) throw new AppError('rule_violated', { scheme }, { detail: 'run.scheme_has_thresholds' })
  await keepParameters(ctx, scheme, parameters)
  return scheme
}
