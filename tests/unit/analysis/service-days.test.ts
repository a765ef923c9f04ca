import { expect, it } from 'vitest'
import { serviceDays } from '#lib/analysis/manager-figures/kept'

it('service is summed up over thirty days, the last minute of which has had its 72 hours when the day of the figures is over', () => {
  // Of the 10th: 7 June 24:00 + 72 h = 10 June 24:00; thirty days are 9 to 31 May (23) and 1 to 7 June (7).
  const days = serviceDays('2026-06-10')
  expect(days).toEqual({ from: '2026-05-09', to: '2026-06-08' })
  expect(Date.parse(days.to) + 72 * 3_600_000).toBe(Date.parse('2026-06-11'))
})
