import type { Tone } from '#components/chart/chart-data'
import { SCHEME_IDS } from '#lib/analysis/classification/registry'
import { isStanding } from '#lib/analysis/gallery/links'
import { nowhere } from '#lib/analysis/movement/movers'

export type SchemeId = (typeof SCHEME_IDS)[number]

/** Answers the page of a scheme. */
export function pageOfScheme(scheme: string): string {
  return `/analysis/${scheme.replaceAll('_', '-')}`
}

/** Answers the scheme that a page's address names, or null. */
export function schemeOfPage(slug: string): SchemeId | null {
  return SCHEME_IDS.find((scheme) => scheme.replaceAll('_', '-') === slug) ?? null
}

/** The list of the customers that are in one group of classes at present; what the list of customers has no filter for stands with the run. */
export function customersOf(scheme: string, group: string, runId: string | null): string | undefined {
  if (scheme === 'abc' || scheme === 'dormancy' || scheme === 'loyalty' || scheme === 'rfm')
    return `/customers?${scheme}=${group}`
  return runId === null ? undefined : moversHref(runId, { to: group, standing: isStanding(scheme), present: true })
}

/** Which customers of a run: by where they came from and where they are; undefined is whatever, null nowhere. */
export interface MoversOf {
  from?: string | null
  to?: string | null
  /** Only those that went to a better class, or to a worse one. */
  way?: 'up' | 'down'
  /** The earlier run, where it is not the one before. */
  against?: string | undefined
  /** By the classes that stand, not by those that were computed. */
  standing?: boolean
  /** Only those that lists show today, as the present classes are counted. */
  present?: boolean
}

/** Answers the list of the customers in one cell of a run that pairs by two criteria, those that lists show today. */
export function pairHref(runId: string, cell: string): string {
  return `/analysis/runs/${runId}/customers?${new URLSearchParams({ pair: cell, present: '1' })}`
}

/** Answers the list of the customers of a run that went a way. */
export function moversHref(runId: string, cell: MoversOf): string {
  const query = new URLSearchParams()
  if (cell.from !== undefined) query.set('from', cell.from ?? nowhere)
  if (cell.to !== undefined) query.set('to', cell.to ?? nowhere)
  if (cell.way !== undefined) query.set('way', cell.way)
  if (cell.against !== undefined) query.set('against', cell.against)
  if (cell.standing === true) query.set('standing', '1')
  if (cell.present === true) query.set('present', '1')
  return `/analysis/runs/${runId}/customers?${query}`
}

const tones: Readonly<Record<string, Readonly<Record<string, Tone>>>> = {
  dormancy: { awake: 'good', drowsy: 'watch', half_asleep: 'late', asleep: 'night' },
  relationship_count: {
    ...{ partnership: 'first', proactive: 'second', accountable: 'third', reactive: 'watch', basic: 'rest', unknown: 'rest' },
  },
  relationship_scale: {
    ...{ large_high: 'first', large_medium: 'first', large_low: 'watch', large_negative: 'late', unknown: 'rest' },
    ...{ medium_high: 'second', medium_medium: 'second', medium_low: 'watch', medium_negative: 'late' },
    ...{ small_high: 'third', small_medium: 'third', small_low: 'rest', small_negative: 'late' },
  },
  factor_combination: { key: 'first', develop: 'second', regular: 'third', careful: 'late' },
  demand: { strong: 'first', steady: 'second', modest: 'third', occasional: 'rest' },
  market_growth: { riding: 'first', winning: 'second', lagging: 'watch', shrinking: 'late', between: 'rest' },
  attributes: { core: 'first', grow: 'second', keep: 'third', light: 'rest' },
  cost_contribution: {
    ...{ high: 'first', unserved: 'third', medium: 'second', low: 'watch', negative: 'late', unknown: 'rest' },
  },
  golden_list: {
    ...{ core: 'first', towards: 'second', potential: 'watch', exempt: 'third', part: 'late', few: 'rest', unknown: 'rest' },
  },
  value_kinds: {
    ...{
      prl: 'first',
      pr: 'first',
      pl: 'first',
      rl: 'second',
      p: 'second',
      r: 'third',
      l: 'third',
      none: 'rest',
      unknown: 'rest',
    },
  },
  investment_npv: { negative: 'late', unknown: 'rest' },
  loyalty: { loyal: 'first', latent: 'third', spurious: 'second', none: 'late', unknown: 'rest' },
  rfm: { at_risk: 'late', cant_lose: 'late', about_to_sleep: 'night', lost: 'night', others: 'rest', need_attention: 'watch' },
}

/** Of every scheme whose classes are letters. */
const letterTones: Readonly<Record<string, Tone>> = { A: 'first', B: 'second', C: 'rest' }

/** Of clusters by what they bring, which their names begin with. */
const clusterTones: Readonly<Record<string, Tone>> = { rh: 'first', rm: 'second', rl: 'rest' }

/** The colour of a group of classes. */
export function toneOf(scheme: string, group: string): Tone {
  if (scheme === 'clusters') return clusterTones[group.slice(0, 2)] ?? 'third'
  return tones[scheme]?.[group] ?? letterTones[group] ?? 'first'
}
