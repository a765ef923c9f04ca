import { expect, it } from 'vitest'
import { writeReason } from '#lib/analysis/classification/reason-text'

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
