import { addDays } from '#lib/core/day'

/** The list of waybills accepted in the period of a figure that came late, or are overdue; `among` narrows it further. */
export function waybillsHref(
  issue: 'late' | 'overdue',
  period: { from: string; to: string },
  among: Readonly<Record<string, string | undefined>> = {},
): string {
  const query = new URLSearchParams({ issue, from: period.from, through: addDays(period.to, -1) })
  for (const [name, value] of Object.entries(among)) if (value !== undefined) query.set(name, value)
  return `/waybills?${query}`
}
