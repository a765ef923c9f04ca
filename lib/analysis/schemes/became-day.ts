import type { Row } from '../classification/columns.ts'

const DAYS_PER_YEAR = 365.25

/** Answers on which day, by number, somebody became a customer: the earlier of what was stated and of the first waybill of whoever nobody stated anything of; NaN where neither is known. */
export function becameDay(customerSinceDay: number, firstWaybillDay: number): number {
  if (Number.isNaN(customerSinceDay)) return firstWaybillDay
  return firstWaybillDay < customerSinceDay ? firstWaybillDay : customerSinceDay
}

/** Answers for how many years somebody has been a customer, up to and with a day; 0 where nobody knows since when, and before it became one. */
export function yearsWithUs(row: Row<'customerSinceDay' | 'firstWaybillDay'>, asOfDay: number): number {
  const since = becameDay(row.customerSinceDay, row.firstWaybillDay)
  return Number.isNaN(since) || since > asOfDay ? 0 : (asOfDay + 1 - since) / DAYS_PER_YEAR
}
