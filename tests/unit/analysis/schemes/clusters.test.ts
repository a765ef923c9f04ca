import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { className } from '#lib/analysis/classification/reason-text'
import { getScheme } from '#lib/analysis/classification/registry'
import { readClusterName } from '#lib/analysis/schemes/cluster-names'
import { irisColumn } from '../iris.ts'
import { classNamesOf, columnsOf } from '../run-columns.ts'

const scheme = getScheme('clusters')
const AS_OF = 20_000

interface Customer {
  readonly revenue: number
  readonly days: number
  readonly since: number
}
const run = (customers: readonly Customer[], parameters: unknown = {}) =>
  scheme.run(
    columnsOf({
      revenueMinor: customers.map(({ revenue }) => revenue),
      shippingDays: customers.map(({ days }) => days),
      lastShippingDay: customers.map(({ since }) => AS_OF - since),
    }),
    parameters,
  )

/** Two groups far apart: a few that bring much, ship often and lately, and many that do not. */
const far: Customer[] = [
  ...Array.from({ length: 10 }, (_, place) => ({ revenue: 900_000 + place * 10_000, days: 200 + place, since: 1 })),
  ...Array.from({ length: 30 }, (_, place) => ({ revenue: 900 + place * 10, days: 2 + (place % 2), since: 200 + place })),
]

describe('clusters', () => {
  // scikit-learn 1.9.1 on the same logarithms, standardised, in NumPy: KMeans of 100 starts and silhouette_score.
  test('of the iris as if they were customers have the silhouettes of scikit-learn', () => {
    const columns = columnsOf({
      revenueMinor: irisColumn(0),
      marginMinor: irisColumn(1),
      pieces: irisColumn(2),
      shipments: irisColumn(3),
    })
    const by = { revenue: true, margin: true, pieces: true, shipments: true, shipping_days: false, recency: false }
    const { summary } = scheme.run(columns, { by })
    const { tried, clusters, sample } = summary.fitted as { tried: { silhouette: number }[]; clusters: number; sample: number }
    expect([clusters, sample]).toEqual([2, 150])
    expect(tried[0]?.silhouette).toBeCloseTo(0.6215853572417556, 12)
    // Three have several divisions that are nearly as good as the best.
    expect(tried[1]?.silhouette).toBeCloseTo(0.4701324895282557, 3)
    expect(scheme.run(columns, { by, clusters: 3 }).summary.classes).toHaveLength(3)
  })

  test('are chosen and named by what their centroids have', () => {
    const found = run(far)
    expect([...new Set(classNamesOf(found))]).toEqual(['rh_dh_tl', 'rl_dl_th'])
    expect(classNamesOf(found).filter((name) => name === 'rh_dh_tl')).toHaveLength(10)
    expect(className({ locale: 'zh-CN', scheme: 'clusters' }, 'rh_dh_tl')).toBe('收入高 · 发货勤 · 近期发货')
    expect(className({ locale: 'en', scheme: 'clusters' }, 'rm_dm_tm_2')).toBe('in the middle (2)')
    expect(scheme.notes(found.model)[0]).toMatchObject({ code: 'clusters.chosen', params: { count: 2, sample: 40 } })
    expect(scheme.describe('rh_dh_tl', found.model)[0]).toMatchObject({
      code: 'clusters.typical',
      params: { measure: 'revenue' },
    })
    const typical = Number(scheme.describe('rh_dh_tl', found.model)[0]?.params['value_minor'])
    expect(typical).toBeGreaterThan(900_000)
    expect(typical).toBeLessThan(1_000_000)
  })

  test('clusters of one name are numbered, the largest first', () => {
    const customers = [1, 1, 10, 10, 1_000, 1_000, 10_000, 10_000].map((revenue) => ({ revenue, days: 5, since: 5 }))
    const names = classNamesOf(run(customers, { by: { shipping_days: false, recency: false }, clusters: 4 }))
    expect(names).toEqual(['rl_2', 'rl_2', 'rl', 'rl', 'rh_2', 'rh_2', 'rh', 'rh'])
    expect(readClusterName('rl_2')).toEqual({ parts: [{ measure: 'revenue', level: 'l' }], number: 2 })
    expect(readClusterName('AB')).toBeNull()
  })

  test('do not depend on the order of the customers, nor on the unit of money', () => {
    const customer = fc.record({
      revenue: fc.integer({ min: -500, max: 100_000 }),
      days: fc.integer({ min: 1, max: 60 }),
      since: fc.integer({ min: 0, max: 300 }),
    })
    fc.assert(
      fc.property(fc.array(customer, { maxLength: 25 }), fc.integer({ min: 1, max: 1_000 }), (given, factor) => {
        const turned = [...given].reverse().map((one) => ({ ...one, revenue: one.revenue * factor }))
        expect(classNamesOf(run(turned, { most_clusters: 4 })).reverse()).toEqual(classNamesOf(run(given, { most_clusters: 4 })))
      }),
      { numRuns: 60 },
    )
  })

  test('nobody, one, and all alike have an answer, and so have losses', () => {
    expect(classNamesOf(run([]))).toEqual([])
    expect(classNamesOf(run([{ revenue: 5, days: 1, since: 3 }]))).toEqual(['rm_dm_tm'])
    const alike = { revenue: 5, days: 1, since: 3 }
    const all = run([alike, alike, alike])
    expect(classNamesOf(all)).toEqual(['rm_dm_tm', 'rm_dm_tm', 'rm_dm_tm'])
    expect(scheme.notes(all.model)).toEqual([{ code: 'clusters.alike', params: {} }])
    expect(
      classNamesOf(
        run([
          { ...alike, revenue: -90_000 },
          { ...alike, revenue: 90_000 },
        ]),
      ),
    ).toEqual(['rl_dm_tm', 'rh_dm_tm'])
  })

  test('tell how each measure lies to the cluster, and what would lead to the next', () => {
    const by = { shipping_days: false, recency: false }
    const customers = [100, 110, 120, 90_000, 91_000, 99_000].map((revenue) => ({ revenue, days: 5, since: 5 }))
    const { model } = run(customers, { by })
    const explain = scheme.explainer({ by }, model)
    const explained = explain([120])
    expect(explained.class).toBe('rl')
    expect(explained.reasons.map(({ code }) => code)).toEqual(['clusters.cluster', 'clusters.measure'])
    const [change] = explained.changes
    expect(change).toMatchObject({ code: 'clusters.more', params: { measure: 'revenue', class: 'rh' } })
    const more = Number(change?.params['amount_minor'])
    expect([explain([120 + more - 1]).class, explain([120 + more]).class]).toEqual(['rl', 'rh'])
    expect(explain([91_000]).changes[0]).toMatchObject({ code: 'clusters.less', params: { class: 'rl' } })
  })

  describe('by the newer measures', () => {
    const only = { revenue: false, shipping_days: false, recency: false }
    // Six that are served well and complain little, six that are not, and one that had no promise.
    const columns = columnsOf({
      revenueMinor: Array.from({ length: 13 }, (_, place) => 1_000 + place),
      promised: [...Array.from({ length: 12 }, () => 100), 0],
      onTime: [99, 98, 99, 98, 99, 98, 40, 41, 42, 41, 40, 42, 0],
      complaints: [0, 0, 0, 0, 0, 0, 20, 21, 22, 23, 24, 25, 0],
      medianGapDays: Array.from({ length: 13 }, () => Number.NaN),
    })

    test('part those that are served well from those that are not; what is not known lies in the middle', () => {
      const given = { by: { ...only, on_time_rate: true, complaints: true }, clusters: 2 }
      const found = scheme.run(columns, given)
      const names = classNamesOf(found)
      expect(new Set(names.slice(0, 6))).toEqual(new Set(['oh_cl']))
      expect(new Set(names.slice(6, 12))).toEqual(new Set(['ol_ch']))
      expect(className({ locale: 'zh-CN', scheme: 'clusters' }, 'ol_ch')).toBe('准时率低 · 投诉多')
      expect(scheme.needs(given)).toEqual(['revenueMinor', 'onTime', 'promised', 'complaints'])
      const late = scheme.explainer(given, found.model)([1_006, 40, 100, 20])
      // Of six on-time rates around 41 % the typical one is between the lowest and the highest, a share and no whole number.
      const rate = late.reasons.find(({ code }) => code === 'clusters.measure_share')
      expect(rate?.params['value_share']).toBe(0.4)
      expect(Number(rate?.params['typical_share'])).toBeGreaterThan(0.4)
      expect(Number(rate?.params['typical_share'])).toBeLessThan(0.42)
      // Neither is the customer's to change.
      expect(late.changes).toEqual([{ code: 'clusters.not_by_one', params: { class: 'ol_ch' } }])
      const unknown = scheme.explainer(given, found.model)([1_012, 0, 0, 0])
      expect(unknown.reasons.map(({ code }) => code)).toContain('clusters.unknown_share')
    })

    test('a measure that is known of nobody parts nobody', () => {
      const given = { by: { ...only, median_gap: true } }
      const found = scheme.run(columns, given)
      expect(new Set(classNamesOf(found))).toEqual(new Set(['gm']))
      expect(scheme.explainer(given, found.model)([1_000, Number.NaN]).changes).toEqual([
        { code: 'clusters.only_one', params: {} },
      ])
    })

    test('true profit counts the marketing of the days of the period, and is what more of leads elsewhere', () => {
      const profits = columnsOf({
        revenueMinor: [100, 110, 120, 90_000, 91_000, 99_000],
        marginMinor: [465, 475, 485, 80_365, 81_365, 82_365],
        knownRevenueMinor: [1_000, 1_000, 1_000, 1_000, 1_000, 1_000],
        claimsMinor: [0, 0, 0, 0, 0, 0],
        serviceMinor: [0, 0, 0, 0, 0, 0],
        annualMarketingCostMinor: [365, 365, 365, 365, 365, 365],
      })
      const by = { ...only, true_profit: true }
      const { model } = scheme.run(profits, { by })
      const explained = scheme.explainer({ by }, model)([100, 465, 1_000, 0, 0, 365])
      // 465 less the marketing of 365 days of a year.
      expect(explained.reasons[1]).toMatchObject({
        code: 'clusters.measure',
        params: { measure: 'true_profit', value_minor: 100 },
      })
      expect(explained.changes[0]).toMatchObject({ code: 'clusters.more', params: { measure: 'true_profit', class: 'fh' } })
    })
  })

  test.each([
    { by: { damaged: true, complaints: true, growth_12: true } },
    { by: { revenue: false, shipping_days: false, recency: false } },
    { by: { margin: true, pieces: true, shipments: true } },
    { clusters: 1 },
    { clusters: 10 },
    { most_clusters: 1 },
  ])('%j is refused', (parameters) => {
    expect(scheme.parameters.safeParse(parameters).success).toBe(false)
  })

  test('every class that can come out is listed', () => {
    const listed = new Set(scheme.classes({ by: { margin: true } }))
    expect(listed.size).toBe(3 ** 4 * 9)
    expect(listed.has('rh_mm_dl_th_9')).toBe(true)
  })
})
