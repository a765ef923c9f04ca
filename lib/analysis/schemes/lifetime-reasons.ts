import { dayFromNumber } from '#lib/core/day'
import type { Row } from '../classification/columns.ts'
import type { Reason } from '../classification/scheme.ts'
import { hasFallen } from '../lifetime/recent.ts'
import type { LifetimeValue } from '../lifetime/value.ts'
import { abcClassOf } from './abc.ts'
import { leastMore } from './least-more.ts'
import type { Metric, Model } from './lifetime-model.ts'
import { amountMetric, customerOf, lifetimeOf, recentOfRow, wholeMinor } from './lifetime-model.ts'

/** How the customer shipped, whether it stays, and what is expected of it. */
export function historyReasons(row: Row<Metric>, fitted: Model, seen: LifetimeValue): Reason[] {
  const { frequency, recencyDays, ageDays } = customerOf(row, fitted)
  return [
    { code: 'lifetime_value.history', params: { days: frequency + 1, since_days: ageDays - recencyDays, age_days: ageDays } },
    frequency === 0
      ? { code: 'lifetime_value.alive_by_construction', params: {} }
      : { code: 'lifetime_value.alive', params: { alive_share: seen.alive } },
    {
      code: 'lifetime_value.expected',
      params: { shipments: seen.shipments, horizon_days: fitted.horizon_days, per_minor: wholeMinor(seen.perShipment) },
    },
  ]
}

/** That less is brought lately than the value is made of, where it is by so much less. */
export function fallReasons(row: Row<Metric>, fitted: Model): Reason[] {
  const recent = recentOfRow(row, fitted)
  if (recent === null || !hasFallen(recent, fitted.recent_below)) return []
  const { recentMinor, usualMinor } = recent
  const params = { recent_minor: recentMinor, usual_minor: usualMinor, recent_share: recentMinor / usualMinor }
  return [{ code: 'lifetime_value.fell_lately', params }]
}

/**
 * How much more or less value leads to another class, and what it hangs on: how much more its shipping days of the period would have to bring, their number staying; or that it ships once more, on the last
 * day, at what its shipping days bring on the average.
 */
export function changesOf(row: Row<Metric>, fitted: Model): Reason[] {
  const metric = amountMetric(fitted.measure)
  const valueWith = (more: number) => lifetimeOf({ ...row, [metric]: row[metric] + more }, fitted)
  const classWith = (more: number) => abcClassOf(valueWith(more), fitted)
  const now = classWith(0)
  const value = valueWith(0)
  const { measure } = fitted
  const changes: Reason[] = []
  const more = leastMore((tried) => classWith(tried) < now)
  if (more !== null) {
    const params = { measure, class: classWith(more), amount_minor: valueWith(more) - value, more_minor: more }
    changes.push({ code: 'lifetime_value.rises', params })
  }
  const less = leastMore((tried) => classWith(-tried) > now)
  if (less !== null) {
    const params = { measure, class: classWith(-less), amount_minor: value - valueWith(-less), less_minor: less }
    changes.push({ code: 'lifetime_value.falls', params })
  }
  if (fitted.bg_nbd === null || row.lastShippingDay >= fitted.last_day) return changes
  const per = wholeMinor(row[metric] / row.shippingDays)
  const again = { shippingDays: row.shippingDays + 1, lastShippingDay: fitted.last_day, [metric]: row[metric] + per }
  const reached = abcClassOf(lifetimeOf({ ...row, ...again }, fitted), fitted)
  if (reached < now)
    changes.push({
      code: 'lifetime_value.ships',
      params: { class: reached, day: dayFromNumber(fitted.last_day), per_minor: per },
    })
  return changes
}
