import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { planCustomers } from '#prisma/seed/demo/customers/plan'
import { waybillLine } from '#prisma/seed/demo/shipments/columns'
import { waybillsByDay } from '#prisma/seed/demo/shipments/stream'
import { demoSizes } from '#prisma/seed/demo/size'
import { forcedFates } from '#prisma/seed/demo/stories/fates'
import { makeTimeline } from '#prisma/seed/demo/timeline'

function digest(end: string): { waybills: number; hash: string } {
  const timeline = makeTimeline(end)
  const customers = planCustomers(demoSizes.small, timeline)
  const hash = createHash('sha256').update(
    JSON.stringify(customers.map(({ id, name, phone, address, owner, since }) => [id, name, phone, address, owner, since])),
  )
  let waybills = 0
  for (const day of waybillsByDay(timeline, customers, forcedFates(timeline, customers))) {
    for (const waybill of day) hash.update(waybillLine(timeline, waybill))
    waybills += day.length
  }
  return { waybills, hash: hash.digest('hex') }
}

it('the same end day gives the same company, another one another with as many waybills', () => {
  const first = digest('2026-11-25')
  expect(digest('2026-11-25')).toEqual(first)
  // Days on which the demo ends in the Spring Festival, on a leap day, and at the end of a year.
  for (const end of ['2027-02-08', '2028-03-01', '2026-01-01']) {
    const other = digest(end)
    expect(other.hash).not.toBe(first.hash)
    expect(Math.abs(other.waybills - demoSizes.small.waybills)).toBeLessThan(200)
  }
})
