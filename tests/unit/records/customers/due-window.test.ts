import { describe, expect, it } from 'vitest'
import { dueBefore } from '#lib/records/customers/due-window'

const isDue = (day: string, window: Parameters<typeof dueBefore>[0]) => day < dueBefore(window, '2026-12-28')

describe('what is due within a window', () => {
  it('is overdue before today, and due today until today', () => {
    expect([isDue('2026-12-27', 'overdue'), isDue('2026-12-28', 'overdue')]).toEqual([true, false])
    expect([isDue('2026-12-28', 'today'), isDue('2026-12-29', 'today')]).toEqual([true, false])
  })

  it('holds the seventh and the thirtieth day, and none after', () => {
    expect([isDue('2027-01-04', 'week'), isDue('2027-01-05', 'week')]).toEqual([true, false])
    expect([isDue('2027-01-27', 'month'), isDue('2027-01-28', 'month')]).toEqual([true, false])
  })
})
