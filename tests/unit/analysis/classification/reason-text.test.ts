import { expect, it } from 'vitest'
import { writeReason } from '#lib/analysis/classification/reason-text'
import { FACTOR_NAMES, factorOf } from '#lib/analysis/schemes/factors'
import zhCn from '../../../../messages/zh-CN/analysis.json' with { type: 'json' }
import zhTw from '../../../../messages/zh-TW/analysis.json' with { type: 'json' }

const reader = { locale: 'zh-CN', currency: 'CNY', scheme: 'dormancy' } as const
const text = (code: string, params: Record<string, string | number>, locale: 'zh-CN' | 'zh-TW' | 'en' = 'zh-CN') =>
  writeReason({ code, params }, { ...reader, locale }).text

it('a count of days names the day up to which it counts, and whether they are working days', () => {
  const counted = { day: '2026-11-26', since_days: 9, gap_days: 3, ratio: 3, unit: 'working' }
  expect(text('dormancy.own_rhythm', counted)).toBe(
    '截至 2026年11月26日，9 个工作日没有发货，自己的发货间隔为 3 个工作日：3 倍。',
  )
  expect(text('dormancy.own_rhythm', { ...counted, unit: 'plain' })).toContain('9 天没有发货')
  expect(text('dormancy.own_rhythm', counted, 'zh-TW')).toContain('9 個工作日沒有寄件')
  expect(text('dormancy.own_rhythm', counted, 'en')).toBe(
    'On Nov 26, 2026, no shipment for 9 working days; its own gap is 3 working days: 3 times.',
  )
  expect(text('rfm.recency', { day: '2026-11-26', days: 13, score: 4, bins: 5 })).toBe(
    '截至 2026年11月26日，距最近发货 13 天：R 4（共 5 档）。',
  )
})

it('a plain number is written in the unit of its measure', () => {
  expect(text('ahp.criterion', { measure: 'years', value: 4.78, weight_share: 0.1, points: 0.09 })).toBe(
    '往来年限 4.78 年，权重 10%，在满分 1 分中得 0.09 分。',
  )
  expect(text('clusters.measure', { measure: 'shipping_days', value: 12, typical: 20 })).toBe(
    '发货天数 12 天，这一群的典型值为 20 天。',
  )
  expect(text('ranked.rises', { measure: 'pieces', amount: 30, class: 'B' })).toBe('件数再增加 30 件，即升为 B 类。')
  expect(text('ranked.rises', { measure: 'revenue', amount_minor: 50_000, class: 'B' })).toBe('收入再增加 ¥500.00，即升为 B 类。')
  expect(text('abc_ng.criterion', { measure: 'revenue', value_minor: 500_000, scaled: 0.3, count: 1, mean: 0.3 })).toContain(
    '收入 ¥5,000',
  )
})

it('a mark follows it in Chinese, as a space would be wrong after one of its units', () => {
  const told = [zhCn, zhTw].flatMap(({ reasons }) =>
    Object.values(reasons).flatMap((of) => (typeof of === 'string' ? [of] : Object.values(of).map(String))),
  )
  expect(told.filter((sentence) => /\{(value|amount|typical)\}/.test(sentence)).length).toBeGreaterThan(60)
  expect(told.filter((sentence) => /\{(value|amount|typical)\} /.test(sentence))).toEqual([])
})

it('and every measure that is a plain number has one, or names it itself', () => {
  const plain = [
    ...['score', 'pieces', 'shipments', 'shipping_days', 'recency', 'years'],
    ...FACTOR_NAMES.filter((name) => factorOf(name).unit === 'number'),
    ...['damaged', 'complaints', 'median_gap'],
  ]
  for (const measure of plain) {
    const said = text('factor_table.factor', { measure, value: 7, factor_level: 'high' })
    expect(said, measure).toMatch(/ 7 \S+，|（\S+） 7，/)
  }
})

it('words that hold together stand apart', () => {
  const actions = { actions: 'raise_barriers,review_potential' }
  expect(text('relationship_scale.actions', actions)).toMatch(/^应当：\S+、\S+。$/)
  expect(text('relationship_scale.actions', actions, 'en')).toMatch(/\w, \w/)
})
