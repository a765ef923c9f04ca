import { z } from 'zod'
import { numberFormat } from '#lib/core/formats'
import { formatMoney } from '#lib/core/money'
import type { Context } from '#lib/platform/context'
import type { Locale } from '#lib/platform/i18n/locale'
import { findText } from '#lib/platform/i18n/messages'
import { abcCuts } from '../schemes/abc.ts'
import type { Range } from '../schemes/rfm-segments.ts'
import { RFM_SEGMENTS, scoresOfSegment } from '../schemes/rfm-segments.ts'
import type { ClassGroup } from './class-group.ts'
import { classGroups, occupied } from './class-group.ts'
import { writeReason } from './reason-text.ts'
import { getScheme } from './registry.ts'
import type { RunRow } from './run-row.ts'
import { getDoneRun } from './service.ts'

/** What a group of classes means. */
export interface GroupRule {
  key: string
  /** In the reader's language. */
  rule: string
  /** The smallest value in the class, or in a better one: minor units, or pieces. Null where classes are not cut by one value, and where nobody reached it. */
  from: number | null
}

export interface SchemeRules {
  groups: GroupRule[]
  /** What else the run fixed, such as the cut points of scores, in the reader's language. */
  notes: string[]
}

type Params = Record<string, string | number>

/**
 * Answers what each group of a scheme's classes means, in the order of the groups: with the parameters and the cut values of a done run, or with the scheme's own
 * parameters when `runId` is null. Throws `not_found`, and `conflict` while the run is not done.
 */
export async function describeClasses(ctx: Context, scheme: string, runId: string | null): Promise<SchemeRules> {
  const run = runId === null ? null : await getDoneRun(ctx, runId)
  const params = ruleParams(ctx.locale, scheme, run)
  const cuts =
    scheme === 'abc'
      ? abcCuts
          .nullable()
          .catch(null)
          .parse(run?.model ?? null)
      : null
  const reader = { locale: ctx.locale, currency: run?.currency ?? ctx.company.currency, scheme }
  const ruleText = (key: string): string => {
    const found = getScheme(scheme).describe(key, run?.model ?? null)
    if (found.length > 0) return found.map((reason) => writeReason(reason, reader).text).join(' · ')
    return findText(ctx.locale, `analysis.rules.${scheme}.${key}`, { ...params, ...scoreParams(key) }) ?? ''
  }
  return {
    groups: groupsOf(scheme, run).map(({ key }) => ({
      key,
      rule: ruleText(key),
      from: key === 'A' ? (cuts?.a_from ?? null) : key === 'B' ? (cuts?.b_from ?? null) : null,
    })),
    notes: run === null ? [] : notesOf(ctx, run),
  }
}

/** The groups worth describing: of very many only those that a run has somebody in. */
function groupsOf(scheme: string, run: Pick<RunRow, 'parameters' | 'summary'> | null): ClassGroup[] {
  const groups = classGroups(scheme, run?.parameters ?? {})
  const filled = new Set(run?.summary?.classes.filter(({ customers: some }) => some > 0).map((each) => each.class))
  return occupied(groups.map((group) => ({ ...group, customers: group.classes.filter((name) => filled.has(name)).length })))
}

/** Answers what a run found out about everybody, in the reader's language. */
export function notesOf(ctx: Pick<Context, 'locale'>, run: Pick<RunRow, 'scheme' | 'model' | 'currency'>): string[] {
  if (run.scheme === 'rfm') return rfmNotes(ctx.locale, run)
  const reader = { locale: ctx.locale, currency: run.currency, scheme: run.scheme }
  return getScheme(run.scheme)
    .notes(run.model)
    .map((note) => writeReason(note, reader).text)
}

const shares = z.object({ a_share: z.number(), b_share: z.number() })
const customers = z.object({ a_customers: z.number(), b_customers: z.number() })
const contribution = z.object({ contribution_cuts: z.array(z.number()) })
const thresholds = z.object({ drowsy: z.number(), half_asleep: z.number(), asleep: z.number(), min_gap_days: z.number() })
const attitude = z.object({ attitude_high: z.object({ recommend: z.number(), satisfaction: z.number() }) })
const repeat = z.object({ repeat_from: z.number() })

function ruleParams(locale: Locale, scheme: string, run: Pick<RunRow, 'parameters' | 'model'> | null): Params {
  const parameters = getScheme(scheme).parameters.parse(run?.parameters ?? {})
  const number = numberFormat(locale, {})
  switch (scheme) {
    case 'abc':
    case 'abc_weighted':
    case 'abc_joint':
    case 'investment_npv': {
      const percent = numberFormat(locale, { style: 'percent', maximumFractionDigits: 1 })
      const { a_share, b_share } = shares.parse(parameters)
      return { a_share: percent.format(a_share), b_share: percent.format(b_share) }
    }
    case 'abc_ng':
    case 'ahp': {
      const percent = numberFormat(locale, { style: 'percent', maximumFractionDigits: 1 })
      const { a_customers, b_customers } = customers.parse(parameters)
      return { a_share: percent.format(a_customers), b_share: percent.format(b_customers) }
    }
    case 'cost_contribution': {
      const [pays = 0, well = 0] = contribution.parse(parameters).contribution_cuts
      return { pays: number.format(pays), well: number.format(well) }
    }
    case 'dormancy':
      return Object.fromEntries(Object.entries(thresholds.parse(parameters)).map(([name, value]) => [name, number.format(value)]))
    case 'loyalty': {
      const fitted = repeat.safeParse(run?.model)
      const repeat_from = fitted.success
        ? number.format(fitted.data.repeat_from)
        : (findText(locale, 'analysis.rules.loyalty.median') ?? '')
      return { ...attitude.parse(parameters).attitude_high, repeat_from }
    }
    default:
      return {}
  }
}

function scoreParams(key: string): Params {
  const segment = RFM_SEGMENTS.find((each) => each === key)
  const scores = segment === undefined ? null : scoresOfSegment(segment)
  if (scores === null) return {}
  const text = ([lowest, highest]: Range) => (lowest === highest ? String(lowest) : `${lowest}–${highest}`)
  return { r: text(scores.recency), f: text(scores.frequency), m: text(scores.money) }
}

const rfmCuts = z.object({
  recency_cuts: z.array(z.number()),
  frequency_cuts: z.array(z.number()),
  money_cuts: z.array(z.number()),
})

function rfmNotes(locale: Locale, run: Pick<RunRow, 'model' | 'currency'>): string[] {
  const cuts = rfmCuts.safeParse(run.model)
  if (!cuts.success || cuts.data.money_cuts.length === 0) return []
  const number = numberFormat(locale, {})
  const params = {
    recency: cuts.data.recency_cuts.map((cut) => number.format(cut)).join(' / '),
    frequency: cuts.data.frequency_cuts.map((cut) => number.format(cut)).join(' / '),
    money: cuts.data.money_cuts.map((cut) => formatMoney(cut, run.currency, locale)).join(' / '),
  }
  return ['recency', 'frequency', 'money'].map((name) => findText(locale, `analysis.rules.rfm_cuts.${name}`, params) ?? '')
}
