import { addDays } from '#lib/core/day'
import type { Period } from '#lib/core/period'
import { STANDING_SCHEMES } from '../classification/registry.ts'
import type { ChartGround } from './filters.ts'

/** Answers the page of a scheme. */
export const schemePage = (scheme: string): string => `/analysis/${scheme.replaceAll('_', '-')}`

/** Schemes whose groups the list of customers has a filter for. */
const filtered: readonly string[] = ['abc', 'dormancy', 'loyalty', 'rfm']

/** Whether its classes stand beside customers, and are counted as they stand. */
export const isStanding = (scheme: string): boolean => STANDING_SCHEMES.some((standing) => standing === scheme)

/** To whose customers a chart is cut. */
type Held = Pick<ChartGround, 'outlet' | 'owner'>

/** Answers the list of the customers that are in a group of classes at present; what the list of customers has no filter for stands with the run. */
export function customersIn(scheme: string, group: string, runId: string, { outlet, owner }: Held): string {
  if (filtered.includes(scheme)) return pageHref('/customers', { [scheme]: group, outlet, owner })
  const standing = isStanding(scheme) ? '1' : undefined
  return pageHref(`/analysis/runs/${runId}/customers`, { to: group, standing, present: '1', outlet, owner })
}

/** Answers the list of the customers of a run that went from one group to another since an earlier run, by the classes that stand where `standing` says so. */
export function moversBetween(
  runId: string,
  { from, to, against, standing }: { from: string; to: string; against: string; standing: boolean },
  { outlet, owner }: Held,
): string {
  const by = standing ? '1' : undefined
  return pageHref(`/analysis/runs/${runId}/customers`, { from, to, standing: by, against, outlet, owner })
}

/** Answers a page that takes an outlet and no owner; none where the chart is cut to the customers of an owner, of whom the page would say something else. */
export function unlessOwned(href: string, { owner }: Held): string | undefined {
  return owner === undefined ? href : undefined
}

/** Answers a page of figures over a period, cut to an outlet where one is named. */
export function figureHref(path: string, period: Period, outlet: string | undefined, more: Record<string, string> = {}): string {
  const query = new URLSearchParams({ from: period.from, to: period.to, ...(outlet === undefined ? {} : { outlet }), ...more })
  return `${path}?${query}`
}

/** Answers the list of customers under some of its filters, the largest first. */
export function customersHref(filters: Record<string, string | undefined>): string {
  return pageHref('/customers', { ...filters, sort: '-value' })
}

/** Answers a page under some of its filters. */
export function pageHref(path: string, filters: Readonly<Record<string, string | undefined>>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(filters)) if (value !== undefined) query.set(name, value)
  return query.size === 0 ? path : `${path}?${query}`
}

/** Answers the list of the waybills that were accepted in a period. */
export function waybillsHref({ from, to }: Period): string {
  return `/waybills?${new URLSearchParams({ from, through: addDays(to, -1) })}`
}
