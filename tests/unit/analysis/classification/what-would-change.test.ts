import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MetricName } from '#lib/analysis/classification/columns'
import { getScheme } from '#lib/analysis/classification/registry'
import type { Reason } from '#lib/analysis/classification/scheme'
import { dayNumber } from '#lib/core/day'
import { locales } from '#lib/platform/i18n/locale'
import { findText } from '#lib/platform/i18n/messages'
import type { Customer } from '../random-customers.ts'
import { columnsOfCustomers, crowd } from '../random-customers.ts'
import { classNamesOf } from '../run-columns.ts'

// What a class is said to change with does change it: the told change is made to the customer, everybody else staying as in the run, and its class is then the told one.

const AS_OF = 20_000
type Params = Reason['params']
type Change = (params: Params, before: Customer) => Partial<Customer>

const METRIC: Record<string, MetricName> = {
  ...{
    revenue: 'revenueMinor',
    margin: 'marginMinor',
    pieces: 'pieces',
    shipments: 'shipments',
    cost: 'annualMarketingCostMinor',
  },
  ...{ profit: 'marginMinor', shipping_days: 'shippingDays' },
}
const numberOf = (params: Params, ...names: string[]) =>
  Number(names.map((name) => params[name]).find((one) => one !== undefined))
const amount = (params: Params) => numberOf(params, 'amount_minor', 'amount')

/** The measure grows, or falls, by the told amount. */
const by =
  (sign: 1 | -1, metric?: MetricName): Change =>
  (params, before) => {
    const name = metric ?? METRIC[String(params['measure'])] ?? 'revenueMinor'
    return { [name]: before[name] + sign * amount(params) }
  }
const to =
  (below: 0 | 1): Change =>
  (params) => {
    const name = METRIC[String(params['measure'])] ?? 'revenueMinor'
    return { [name]: Math.ceil(numberOf(params, 'value_minor', 'value')) - below }
  }
const day = (params: Params) => dayNumber(String(params['day']))

/** How each told change is made. */
const CHANGES: Readonly<Record<string, Change>> = {
  'abc.rises': by(1),
  'abc.falls': by(-1),
  'abc_joint.more': by(1),
  'abc_joint.less': by(-1),
  'ranked.rises': by(1),
  'ranked.falls': by(-1),
  'ranked.falls_to_loss': by(-1),
  'ranked.saves': by(-1),
  // A cost that is not known is none.
  'ranked.costs_more': (params, { annualMarketingCostMinor: cost }) => ({
    annualMarketingCostMinor: (Number.isNaN(cost) ? 0 : cost) + amount(params),
  }),
  'rfm.had_shipped': (params) => ({ lastShippingDay: day(params) }),
  'rfm.ships_more': (params, { shipments }) => ({ shipments: shipments + Number(params['shipments']) }),
  'rfm.brings_more': by(1, 'revenueMinor'),
  // Without a shipment until that day: so many days lie behind it then.
  'rfm.sinks': (params, { lastShippingDay }) => ({ lastShippingDay: AS_OF - (day(params) - lastShippingDay) }),
  'dormancy.sinks': (params, { lastShippingDay }) => ({ lastShippingDay: AS_OF - (day(params) - lastShippingDay) }),
  'dormancy.wakes': () => ({ lastShippingDay: AS_OF }),
  'loyalty.recommend_reaches': ({ from }) => ({ recommend: Number(from) }),
  'loyalty.recommend_below': ({ from }) => ({ recommend: Number(from) - 1 }),
  'loyalty.satisfaction_reaches': ({ from }) => ({ satisfaction: Number(from) }),
  'loyalty.satisfaction_below': ({ from }) => ({ satisfaction: Number(from) - 1 }),
  'loyalty.ships': ({ days }, { shippingDays }) => ({ shippingDays: shippingDays + Number(days) }),
  'lifetime_value.rises': ({ more_minor }, { revenueMinor }) => ({ revenueMinor: revenueMinor + Number(more_minor) }),
  'lifetime_value.falls': ({ less_minor }, { revenueMinor }) => ({ revenueMinor: revenueMinor - Number(less_minor) }),
  'lifetime_value.ships': (params, { shippingDays, revenueMinor }) => ({
    ...{ shippingDays: shippingDays + 1, lastShippingDay: day(params), revenueMinor: revenueMinor + Number(params['per_minor']) },
  }),
  'factor_table.reach': to(0),
  'factor_table.below': to(1),
  'value_kinds.falls': by(-1, 'marginMinor'),
  'value_kinds.stands_for_us': () => ({ statedReputation: 1 }),
  'cost_contribution.earns': by(1, 'marginMinor'),
  'cost_contribution.falls': by(-1, 'marginMinor'),
  'cost_contribution.falls_to_loss': by(-1, 'marginMinor'),
  // What is saved, of whatever it is spent on.
  'cost_contribution.saves': by(-1, 'serviceMinor'),
  'investment_npv.earns': by(1, 'marginMinor'),
  'investment_npv.falls': by(-1, 'marginMinor'),
  'golden_list.earns': by(1, 'marginMinor'),
  'golden_list.falls': by(-1, 'marginMinor'),
  'relationship_scale.grows': by(1, 'revenueMinor'),
  'relationship_scale.earns': by(1, 'marginMinor'),
  'relationship_scale.shrinks': by(-1, 'revenueMinor'),
  'relationship_scale.grows_shipments': (params, { shipments }) => ({ shipments: shipments + Number(params['shipments']) }),
  'relationship_scale.shrinks_shipments': (params, { shipments }) => ({ shipments: shipments - Number(params['shipments']) }),
  'relationship_scale.earns_less': by(-1, 'marginMinor'),
  'relationship_scale.earns_less_to_loss': by(-1, 'marginMinor'),
}

/** Told, and not made here: they name no amount, or no class that it leads to. */
const NOT_MADE: ReadonlySet<string> = new Set([
  ...['unknown.costs', 'abc_weighted.stays', 'ranked.stays', 'ranked.stays_below', 'golden_list.ships', 'value_kinds.earns'],
  ...['abc_weighted.not_by_revenue', 'factor_table.not_by_one', 'factor_table.if_known', 'factor_table.becomes'],
  'factor_table.becomes_kind',
])

/** Factors that stand alone: one can change without another. */
const alone = { first: 'revenue', second: 'margin', third: 'pieces', first_cuts: [] }
const asked: Readonly<Record<string, object>> = { demand: alone, market_growth: alone, attributes: alone }

/** Schemes whose told changes are all made here. */
const SCHEMES = [
  ...[
    'abc',
    'abc_weighted',
    'rfm',
    'loyalty',
    'lifetime_value',
    'demand',
    'market_growth',
    'attributes',
    'ahp',
    'abc_ng',
    'abc_joint',
  ],
  ...['golden_list', 'value_kinds', 'dormancy', 'cost_contribution', 'investment_npv', 'relationship_scale'],
]
/** Each with what it is asked with; the matrix of trade also by shipments a month. */
const CASES = [
  ...SCHEMES.map((id) => ({ id, parameters: asked[id] ?? {} })),
  { id: 'relationship_scale', parameters: { scale_by: 'shipments', large_from: 15, medium_from: 5 } },
]
const some = { numRuns: 20 }

describe.each(CASES)('$id $parameters', ({ id, parameters }) => {
  const scheme = getScheme(id)
  it('tells changes that lead to the told class, in words of every catalogue', () => {
    let told = 0
    fc.assert(
      fc.property(crowd, (customers) => {
        const { model, inputs } = scheme.run(columnsOfCustomers(customers), parameters)
        const explain = scheme.explainer(parameters, JSON.parse(JSON.stringify(model)))
        const inputsOf = (each: Customer) => inputs.map((name) => (Number.isNaN(each[name]) ? null : each[name]))
        for (const before of customers) {
          const now = explain(inputsOf(before))
          for (const { code, params } of now.changes) {
            const change = CHANGES[code]
            expect([code, change !== undefined || NOT_MADE.has(code)]).toEqual([code, true])
            if (change === undefined || params['class'] === undefined) continue
            told += 1
            const after = explain(inputsOf({ ...before, ...change(params, before) }))
            expect([code, params, after.class]).toEqual([code, params, params['class']])
            expect(after.class).not.toBe(now.class)
            for (const locale of locales) expect(findText(locale, `analysis.reasons.${code}`, {})).not.toBeNull()
          }
        }
      }),
      some,
    )
    expect(told).toBeGreaterThan(50)
  })
})

/** What cannot be less than nothing. */
const NEVER_NEGATIVE = ['revenueMinor', 'pieces', 'shipments', 'shippingDays', 'annualMarketingCostMinor'] as const

it.each(CASES)(
  '$id $parameters never tells of more to be lost than there is, nor of a loss without saying so',
  ({ id, parameters }) => {
    const scheme = getScheme(id)
    fc.assert(
      fc.property(crowd, (customers) => {
        const { model, inputs } = scheme.run(columnsOfCustomers(customers), parameters)
        const explain = scheme.explainer(parameters, JSON.parse(JSON.stringify(model)))
        for (const before of customers)
          for (const { code, params } of explain(inputs.map((name) => (Number.isNaN(before[name]) ? null : before[name])))
            .changes) {
            const changed = CHANGES[code]?.(params, before) ?? {}
            for (const name of NEVER_NEGATIVE) {
              const after = changed[name]
              if (after !== undefined && after < before[name]) expect([code, params, after >= 0]).toEqual([code, params, true])
            }
            const margin = changed.marginMinor
            if (code.endsWith('_to_loss')) expect(params['loss_minor']).toBe(-(margin ?? 0))
            // A table names the margin itself below which the class is another, a loss with its sign.
            const says = code.endsWith('_to_loss') || code.startsWith('factor_table.')
            if (margin !== undefined && before.marginMinor >= 0 && !says)
              expect([code, params, margin >= 0]).toEqual([code, params, true])
          }
      }),
      some,
    )
  },
)

it.each(['ahp', 'abc_ng', 'abc_weighted', 'clusters', 'market_growth', 'demand', 'attributes'])(
  '%s says something of every customer',
  (id) => {
    const scheme = getScheme(id)
    fc.assert(
      fc.property(crowd, (customers) => {
        const { model, inputs } = scheme.run(columnsOfCustomers(customers), {})
        const explain = scheme.explainer({}, model)
        for (const each of customers)
          for (const { code } of [
            explain(inputs.map((name) => (Number.isNaN(each[name]) ? null : each[name]))).changes[0] ?? { code: '' },
          ])
            for (const locale of locales) expect(findText(locale, `analysis.reasons.${code}`, {})).not.toBeNull()
      }),
      some,
    )
  },
)

describe.each(['rfm', 'loyalty', 'dormancy'])('%s', (id) => {
  it('says of every customer what would change its class', () => {
    fc.assert(
      fc.property(crowd, (customers) => {
        const { model, inputs } = getScheme(id).run(columnsOfCustomers(customers), {})
        const explain = getScheme(id).explainer({}, model)
        for (const each of customers)
          expect(explain(inputs.map((name) => (Number.isNaN(each[name]) ? null : each[name]))).changes.length).toBeGreaterThan(0)
      }),
      some,
    )
  })
})

it.each(['cost_contribution', 'investment_npv', 'golden_list', 'relationship_scale', 'value_kinds'])(
  '%s says of whoever has no known cost that costs would tell',
  (id) => {
    const scheme = getScheme(id)
    fc.assert(
      fc.property(crowd, (customers) => {
        const blind = customers.map((each) => ({ ...each, marginMinor: 0, knownRevenueMinor: 0, shipments: 100 }))
        const { model, inputs } = scheme.run(columnsOfCustomers(blind), {})
        const explain = scheme.explainer({}, model)
        for (const each of blind) {
          const { changes } = explain(inputs.map((name) => (Number.isNaN(each[name]) ? null : each[name])))
          expect(changes).toContainEqual({ code: 'unknown.costs', params: {} })
        }
      }),
      some,
    )
  },
)

it('relationship_count: the told margin rate, or the told number of customers, of the segment leads to the told level', () => {
  const scheme = getScheme('relationship_count')
  const parameters = { count_cuts: [3, 8] }
  const levelOf = (customers: readonly Customer[]) => classNamesOf(scheme.run(columnsOfCustomers(customers), parameters))[0]
  let told = 0
  fc.assert(
    fc.property(crowd, (customers) => {
      const [first] = customers
      if (first === undefined) return
      const { model, inputs } = scheme.run(columnsOfCustomers(customers), parameters)
      const { changes } = scheme.explainer(parameters, model)(inputs.map((name) => first[name]))
      const mates = customers.filter(({ segment }) => segment === first.segment)
      const sum = (name: MetricName) => mates.reduce((all, each) => all + each[name], 0)
      for (const { code, params } of changes) {
        const rate = Number(params['margin_rate'])
        const wanted = Math.ceil(rate * sum('knownRevenueMinor') - 1e-6) - (code.endsWith('below') ? 1 : 0)
        const earning = { ...first, marginMinor: first.marginMinor + wanted - sum('marginMinor') }
        const more = Array.from({ length: Math.max(0, Number(params['customers']) - mates.length) }, () => ({
          ...{ ...first, marginMinor: 0, knownRevenueMinor: 0 },
        }))
        if (code === 'relationship_count.customers_reach') expect(levelOf([...customers, ...more])).toBe(params['class'])
        if (!code.startsWith('relationship_count.rate')) continue
        told += 1
        expect(levelOf([earning, ...customers.slice(1)])).toBe(params['class'])
      }
    }),
    { numRuns: 200 },
  )
  expect(told).toBeGreaterThan(50)
})
