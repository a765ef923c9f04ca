import { addDays } from '#lib/core/day'
import type { Period } from '#lib/core/period'

/** Answers the page of a scheme. */
export const schemePage = (scheme: string): string => `/analysis/${scheme.replaceAll('_', '-')}`

/** Schemes whose groups the list of customers has a filter for. */
const filtered: readonly string[] = ['abc', 'dormancy', 'loyalty', 'rfm']

/** Answers the list of the customers in a group of classes; what the list of customers has no filter for stands with the run. */
export function customersIn(scheme: string, group: string, runId: string | null): string | undefined {
  if (filtered.includes(scheme)) return `/customers?${scheme}=${group}`
  return runId === null ? undefined : `/analysis/runs/${runId}/customers?${new URLSearchParams({ to: group })}`
}

/** Answers the list of the customers of a run that went from one group to another since an earlier run, by the classes that stand. */
export function moversBetween(runId: string, from: string, to: string, against: string): string {
  return `/analysis/runs/${runId}/customers?${new URLSearchParams({ from, to, standing: '1', against })}`
}

/** Answers a page of figures over a period, cut to an outlet where one is named. */
export function figureHref(path: string, period: Period, outlet: string | undefined, more: Record<string, string> = {}): string {
  const query = new URLSearchParams({ from: period.from, to: period.to, ...(outlet === undefined ? {} : { outlet }), ...more })
  return `${path}?${query}`
}

/** Answers the list of customers under some of its filters, the largest first. */
export function customersHref(filters: Record<string, string | undefined>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(filters)) if (value !== undefined) query.set(name, value)
  query.set('sort', '-value')
  return `/customers?${query}`
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
