import type { ListParams } from '#components/table/list-url'
import type { PeriodAsked } from '#lib/analysis/period/question'
import { lastFullDay, periodOf } from '#lib/analysis/period/question'
import { reachOf } from '#lib/analysis/period/reach'
import { addDays } from '#lib/core/day'
import { isAppError } from '#lib/core/errors'
import type { ResolvedPeriod } from '#lib/core/period'
import type { Context } from '#lib/platform/context'
import { errorText } from '#lib/platform/i18n/messages'
import type { UrlParams } from '#lib/platform/list/url-names'
import { readUrl, urlDay, urlId } from '#lib/platform/list/url-query'
import { getOutlet } from '#lib/platform/org/outlets'

/** What the URL of a figure asks for. */
export interface FigureState {
  /** The parameters that hold, as they stand in the URL. */
  params: ListParams
  asked: PeriodAsked & { outlet?: string }
  period: ResolvedPeriod
  outletName: string | null
  /** Names of parameters that were left out. */
  dropped: string[]
  /** Why the period of the URL is none; the usual one is shown then. */
  problem: string | null
}

const known: UrlParams = {
  from: urlDay,
  to: urlDay,
  as_of: urlDay,
  outlet: urlId,
}

/** Reads period and outlet of a figure from its URL, as of the last day that is over unless it says otherwise or goes on to today; what cannot be read, and an outlet out of reach, is left out by name. `others` are the page's own parameters. */
export async function readFigureState(ctx: Context, given: ListParams, others: UrlParams = {}): Promise<FigureState> {
  const { params, dropped } = readUrl({ ...known, ...others }, given)
  const outletName = params['outlet'] === undefined ? null : await findOutletName(ctx, params['outlet'])
  if (outletName === null && params['outlet'] !== undefined) {
    dropped.push('outlet')
    delete params['outlet']
  }
  const outlet = params['outlet'] === undefined ? {} : { outlet: params['outlet'] }
  const usual = lastFullDay(ctx)
  const goesOn = params['to'] !== undefined && params['to'] > addDays(usual, 1)
  const days = { from: params['from'], to: params['to'], as_of: params['as_of'] ?? (goesOn ? undefined : usual) }
  try {
    return { params, asked: { ...days, ...outlet }, period: periodOf(ctx, days), outletName, dropped, problem: null }
  } catch (error) {
    if (!isAppError(error, 'invalid_period')) throw error
    const problem = errorText(ctx.locale, error.detail ?? error.code, error.params)
    const { from: _from, to: _to, as_of: _asOf, ...rest } = params
    return {
      params: rest,
      asked: { as_of: usual, ...outlet },
      period: periodOf(ctx, { as_of: usual }),
      outletName,
      dropped,
      problem,
    }
  }
}

async function findOutletName(ctx: Context, outlet: string): Promise<string | null> {
  try {
    await reachOf(ctx, { outlet })
    return (await getOutlet(ctx, { id: Number(outlet) })).name
  } catch (error) {
    if (isAppError(error, 'not_found') || isAppError(error, 'forbidden')) return null
    throw error
  }
}
