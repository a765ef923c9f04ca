import type { FormValues } from '#components/form/form-values'

/** What the form of preferences holds: refused channels a line each, hours, days. */
export function preferenceValues(reach: {
  refused: readonly string[]
  fromTime: string | null
  toTime: string | null
  leastDays: number | null
}): FormValues {
  return {
    refused: reach.refused.join('\n'),
    from_time: reach.fromTime ?? '',
    to_time: reach.toTime ?? '',
    least_days: reach.leastDays === null ? '' : String(reach.leastDays),
  }
}

/** Turns them into what the service takes. What is no number goes as it is and is refused there. */
export function toPreference(values: FormValues, version: number): Record<string, unknown> {
  const text = (name: string) => values[name]?.trim() || null
  const days = text('least_days')
  return {
    version,
    refused: (values['refused'] ?? '').split('\n').filter((channel) => channel !== ''),
    from_time: text('from_time'),
    to_time: text('to_time'),
    least_days: days === null ? null : /^\d+$/.test(days) ? Number(days) : days,
  }
}
