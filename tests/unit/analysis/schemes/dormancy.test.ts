import { describe, expect, test } from 'vitest'
import { kindCode } from '#lib/analysis/classification/columns'
import { getScheme } from '#lib/analysis/classification/registry'
import { classesOf, columnsOf } from '../run-columns.ts'

const AS_OF = 20_000
const none = Number.NaN
const business = kindCode('business')
const consumer = kindCode('consumer')

const columnsFor = (customers: readonly (readonly [since: number, gap: number, kind: number])[]) =>
  columnsOf({
    lastShippingDay: customers.map(([since]) => AS_OF - since),
    medianGapDays: customers.map(([, gap]) => gap),
    kind: customers.map(([, , kind]) => kind),
  })

const classes = (customers: Parameters<typeof columnsFor>[0], parameters: unknown = {}) =>
  classesOf('dormancy', columnsFor(customers), parameters)

describe('dormancy', () => {
  test('a class begins exactly at its threshold', () => {
    const days = [0, 14, 15, 29, 30, 59, 60, 400]
    expect(classes(days.map((since) => [since, 10, business]))).toEqual([
      'awake',
      'awake',
      'drowsy',
      'drowsy',
      'half_asleep',
      'half_asleep',
      'asleep',
      'asleep',
    ])
  })

  test('a threshold is the decimal that was written', () => {
    // 11 ÷ 10 is 1.1 exactly, though 10 × 1.1 is more than 11 in doubles.
    expect(10 * 1.1).toBeGreaterThan(11 - 1e-9)
    expect(
      classes(
        [
          [11, 10, business],
          [33, 30, business],
          [77, 70, business],
        ],
        { drowsy: 1.1 },
      ),
    ).toEqual(['drowsy', 'drowsy', 'drowsy'])
  })

  test('whoever ships every day is not drowsy after two days', () => {
    expect(
      classes([
        [4, 1, business],
        [5, 1, business],
      ]),
    ).toEqual(['awake', 'drowsy'])
    expect(classes([[2, 1, business]], { min_gap_days: 1 })).toEqual(['drowsy'])
  })

  test('without a rhythm of its own a customer has that of its kind', () => {
    // Medians: businesses 10 and 20 → 15, consumers 90.
    const run = getScheme('dormancy').run(
      columnsFor([
        [0, 10, business],
        [0, 20, business],
        [45, none, business],
        [0, 90, consumer],
        [45, none, consumer],
      ]),
      {},
    )
    expect(Array.from(run.values)).toEqual([0, 0, 3, 0, 0.5])
    const explain = getScheme('dormancy').explainer({}, run.model)
    expect(explain([AS_OF - 45, none, business]).reasons).toEqual([
      {
        code: 'dormancy.kind_rhythm',
        params: { day: '2024-10-04', unit: 'plain', since_days: 45, gap_days: 15, ratio: 3, kind: 'business' },
      },
    ])
    // What a database hands back for an unknown number is null.
    expect(explain([AS_OF - 45, null, business]).class).toBe('half_asleep')
  })

  test('a kind without any rhythm takes that of all, and all without one the least gap', () => {
    expect(
      Array.from(
        getScheme('dormancy').run(
          columnsFor([
            [40, none, consumer],
            [0, 20, business],
          ]),
          {},
        ).values,
      ),
    ).toEqual([2, 0])
    expect(Array.from(getScheme('dormancy').run(columnsFor([[6, none, consumer]]), {}).values)).toEqual([2])
    expect(classes([])).toEqual([])
  })

  test('with the season the ratio is multiplied by the index of the month: in a weak one long gaps are normal', () => {
    const columns = columnsOf({
      lastShippingDay: [AS_OF - 30, AS_OF - 30, AS_OF - 30],
      medianGapDays: [10, 10, 10],
      kind: [business, business, business],
      seasonIndex: [0.5, 1, 1.25],
    })
    const run = getScheme('dormancy').run(columns, { seasonal: true })
    expect(Array.from(run.values)).toEqual([1.5, 3, 3.75])
    expect(classesOf('dormancy', columns, { seasonal: true })).toEqual(['drowsy', 'half_asleep', 'half_asleep'])
    const explained = getScheme('dormancy').explainer({ seasonal: true }, run.model)([AS_OF - 30, 10, 0.5, business])
    expect(explained.reasons).toContainEqual({ code: 'dormancy.season', params: { season_index: 0.5 } })
    const seasonOf = (index: number) =>
      getScheme('dormancy')
        .explainer(
          { seasonal: true },
          run.model,
        )([AS_OF - 30, 10, index, business])
        .reasons.filter(({ code }) => code.startsWith('dormancy.season'))
    // In a peak month a long gap is the less normal; a plain month says nothing.
    expect(seasonOf(1.25)).toEqual([{ code: 'dormancy.season_peak', params: { season_index: 1.25 } }])
    expect(seasonOf(1)).toEqual([])
    // Half asleep at 3 × 10 ÷ 0.5 = 60 days after 2024-09-04.
    expect(explained.changes).toContainEqual({ code: 'dormancy.sinks', params: { class: 'half_asleep', day: '2024-11-03' } })
  })

  test('with the working calendar gaps and days since are the working ones', () => {
    const columns = columnsOf({
      lastShippingDay: [AS_OF - 30, AS_OF - 40],
      workingGapDays: [4, none],
      workingSinceDays: [20, 26],
      kind: [business, business],
    })
    const parameters = { calendar: 'working' }
    const run = getScheme('dormancy').run(columns, parameters)
    expect(Array.from(run.values)).toEqual([5, 6.5])
    const explained = getScheme('dormancy').explainer(parameters, run.model)([AS_OF - 30, 4, 20, business])
    expect(explained.reasons.map(({ code }) => code)).toEqual(['dormancy.own_rhythm', 'dormancy.working'])
    expect(explained.reasons[0]?.params).toMatchObject({ day: '2024-10-04', since_days: 20, unit: 'working' })
    // Asleep at 6 × 4 = 24 working days, of which 20 have gone.
    expect(explained.changes).toContainEqual({ code: 'dormancy.sinks_in', params: { class: 'asleep', days: 4 } })
  })

  test('of consumers, who ship on all days, the days are called days', () => {
    const parameters = { calendar: 'working' }
    const columns = columnsOf({ lastShippingDay: [AS_OF - 7], workingGapDays: [4], workingSinceDays: [7], kind: [consumer] })
    const run = getScheme('dormancy').run(columns, parameters)
    const explained = getScheme('dormancy').explainer(parameters, run.model)([AS_OF - 7, 4, 7, consumer])
    expect(explained.reasons.map(({ code }) => code)).toEqual(['dormancy.own_rhythm', 'dormancy.all_days'])
    expect(explained.reasons[0]?.params).toMatchObject({ since_days: 7, unit: 'plain' })
    // 7 ÷ 4 = 1.75 is drowsy; half asleep at 3 × 4 = 12 days, of which 7 have gone.
    expect(explained.changes).toContainEqual({ code: 'dormancy.sinks_in_days', params: { class: 'half_asleep', days: 5 } })
  })

  test('thresholds that do not rise are refused', () => {
    expect(getScheme('dormancy').parameters.safeParse({ drowsy: 3 }).success).toBe(false)
    expect(getScheme('dormancy').parameters.safeParse({ asleep: 3 }).success).toBe(false)
  })

  test('ratios have ranks and no shares', () => {
    const { ranking, summary } = getScheme('dormancy').run(
      columnsFor([
        [30, 10, business],
        [60, 10, business],
      ]),
      {},
    )
    expect(Array.from(ranking.rank)).toEqual([2, 1])
    expect(ranking.share.every(Number.isNaN) && ranking.cumulativeShare.every(Number.isNaN)).toBe(true)
    expect(summary.classes.every(({ valueShare }) => valueShare === null)).toBe(true)
    expect(summary.unpriced).toBeNull()
  })

  test('what would change it: a shipment, or the day on which the next threshold is reached', () => {
    const run = getScheme('dormancy').run(columnsFor([[20, 10, business]]), {})
    // Day 20000 is 2024-10-04; the last shipment was on 2024-09-14, and 3 × 10 days after it is 2024-10-14.
    expect(getScheme('dormancy').explainer({}, run.model)([AS_OF - 20, 10, business]).changes).toEqual([
      { code: 'dormancy.wakes', params: { class: 'awake' } },
      { code: 'dormancy.sinks', params: { class: 'half_asleep', day: '2024-10-14' } },
    ])
  })
})
