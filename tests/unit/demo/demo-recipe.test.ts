import { describe, expect, it } from 'vitest'
import { planTrades } from '#prisma/seed/demo/recipe/quantiles'
import { trades } from '#prisma/seed/demo/recipe/trades'
import { expectAsPrinted, heldByLargest, printedShares, printedTotals, printedTrades } from '#tests/support/demo-recipe'

const months = 24
const plans = planTrades(1_600, 1_000_000 / months)
const shippers = plans.flatMap(({ trade, waybillsMonth }) =>
  waybillsMonth.map((monthly) => ({ monthly, yuan: (monthly * trade.priceMinor) / 100 })),
)
const falling = (values: readonly number[]) => values.toSorted((a, b) => b - a)

describe('the recipe at its full size', () => {
  it('shares out all customers and all waybills', () => {
    const sum = (of: (trade: (typeof trades)[number]) => number) => trades.reduce((total, trade) => total + of(trade), 0)
    expect(sum((trade) => trade.customerShare)).toBeCloseTo(1, 12)
    expect(sum((trade) => trade.waybillShare)).toBeCloseTo(1, 12)
    const customers = plans.reduce((total, plan) => total + plan.waybillsMonth.length + plan.lost + plan.potential, 0)
    expect(customers).toBe(1_600)
    expect(shippers).toHaveLength(Math.round(1_600 * 0.74))
    expect(plans.reduce((total, { potential }) => total + potential, 0)).toBe(80)
  })

  it.each(printedTrades)(
    'gives $key the printed median, mean and largest',
    ({ key, customerShare, median, mean, max, price }) => {
      const plan = plans.find(({ trade }) => trade.key === key)
      if (plan === undefined) throw new Error(`no plan of ${key}`)
      const { trade, waybillsMonth } = plan
      expect(trade.customerShare).toBe(customerShare)
      expect(trade.priceMinor).toBe(price)
      expectAsPrinted(waybillsMonth[Math.ceil(waybillsMonth.length / 2) - 1] ?? 0, median, `median of ${key}`)
      expectAsPrinted(waybillsMonth.reduce((a, b) => a + b, 0) / waybillsMonth.length, mean, `mean of ${key}`)
      expectAsPrinted(waybillsMonth[0] ?? 0, max, `largest of ${key}`)
    },
  )

  it('brings the printed revenue, in total and a waybill', () => {
    const yuan = shippers.reduce((total, shipper) => total + shipper.yuan, 0)
    expectAsPrinted(yuan, printedTotals.perMonth, 'yuan a month')
    expectAsPrinted(yuan / (1_000_000 / months), printedTotals.perWaybill, 'yuan a waybill')
  })

  it('holds revenue and waybills in as few hands as printed', () => {
    const yuan = falling(shippers.map((shipper) => shipper.yuan))
    const waybills = falling(shippers.map(({ monthly }) => monthly))
    for (const [share, printed] of Object.entries(printedShares.top))
      expectAsPrinted(heldByLargest(yuan, Math.round((yuan.length * Number(share)) / 100)), printed, `top ${share} %`)
    for (const [name, printed] of Object.entries(printedShares.revenue))
      expectAsPrinted(heldByLargest(yuan, Number(name.slice(2))), printed, `${name} of revenue`)
    for (const [name, printed] of Object.entries(printedShares.pieces))
      expectAsPrinted(heldByLargest(waybills, Number(name.slice(2))), printed, `${name} of waybills`)
  })

  it('has the printed shares of classes', () => {
    const yuan = falling(shippers.map((shipper) => shipper.yuan))
    const total = yuan.reduce((a, b) => a + b, 0)
    const counts = { A: 0, B: 0, C: 0 }
    let held = 0
    for (const value of yuan) {
      counts[held < 0.8 * total ? 'A' : held < 0.95 * total ? 'B' : 'C'] += 1
      held += value
    }
    for (const name of ['A', 'B', 'C'] as const)
      expectAsPrinted((100 * counts[name]) / yuan.length, printedShares.classes[name], `class ${name}`)
  })
})
