import { expect, it, test } from 'vitest'
import { findText } from '#lib/platform/i18n/messages'
import { exportNamed, isNoise, plainValue } from '../../../app/(crm)/settings/audit/_components/plain-values.ts'
import { recordNamed } from '../../../app/(crm)/settings/audit/_components/record-named.ts'
import { catalogueKey } from '../../../app/(crm)/settings/audit/_components/value-catalogues.ts'

test.each([
  ['case', 'type', 'complaint', '投诉'],
  ['case', 'category', 'loss', '丢失短少'],
  ['case', 'priority', 1, 'P1 紧急'],
  ['case', 'channel', 'hotline', null],
  ['interaction', 'channel', 'call', null],
  ['customer', 'lifecycle', 'loyal', null],
  ['customer', 'kind', 'business', null],
  ['outlet', 'kind', 'branch', null],
  ['approval', 'kind', 'compensation', '赔付'],
  ['import', 'kind', 'customers', null],
  ['user', 'grade', 'lead', null],
  ['key', 'role', 'sales', null],
  [null, 'scheme', 'rfm', null],
  ['fact_key', 'value_type', 'text', null],
  ['job', 'name', 'classify', null],
  ['calendar_day', 'kind', 'holiday', null],
])('the value of %s.%s %s has a word in each language', (type, field, value, word) => {
  const key = catalogueKey(type, field, value)
  for (const locale of ['zh-CN', 'zh-TW', 'en'] as const) expect(findText(locale, key ?? ''), `${key} ${locale}`).not.toBeNull()
  if (word !== null) expect(findText('zh-CN', key ?? '')).toBe(word)
})

it('what no catalogue has stays as it is', () => {
  expect(catalogueKey('case', 'subject', 'loss')).toBeNull()
  expect(catalogueKey('customer', 'type', 'complaint')).toBeNull()
  expect(catalogueKey('case', 'type', 'two words')).toBeNull()
  expect(catalogueKey('case', 'type', null)).toBeNull()
  expect(catalogueKey('case', 'constructor', 'x')).toBeNull()
  expect(catalogueKey('constructor', 'name', 'x')).toBeNull()
})

it('amounts, sizes and prints of files are written for people', () => {
  const reader = { currency: 'CNY', locale: 'zh-CN' }
  expect(plainValue('compensation_minor', 60_000, reader)).toBe('¥600.00')
  expect(plainValue('bytes', 80_979, reader)).toBe('81 kB')
  expect(plainValue('sha256', 'a1b2c3d4e5f60718'.repeat(4), reader)).toBe('a1b2c3d4e5f6…')
  expect(plainValue('rows', 80_979, reader)).toBeNull()
  expect(exportNamed('customer_export:2:192twvrzb808')).toBe('customer_export')
  expect(exportNamed('case:12')).toBeNull()
})

it('what is empty, and the day behind the last one of a period, is not listed', () => {
  const detail = { from: '2025-11-28', to: '2026-11-28', asOf: '2026-11-27', for_id: null }
  expect(Object.keys(detail).filter((field) => !isNoise(detail, field))).toEqual(['from', 'asOf'])
  expect(isNoise({ to: '2026-11-28' }, 'to')).toBe(false)
  expect(isNoise({ options: { dry_run: true } }, 'options')).toBe(true)
  expect(isNoise({ options: ['甲', '乙'] }, 'options')).toBe(false)
})

test.each([
  ['GD007051', { type: 'case', id: '7051' }],
  [' gd007051 ', { type: 'case', id: '7051' }],
  ['工单 GD007051', { type: 'case', id: '7051' }],
  ['工单7051', { type: 'case', id: '7051' }],
  ['导入 17', { type: 'import', id: '17' }],
  ['客户', null],
  ['7051', null],
  ['周敏', null],
])('the audit is searched for %s as it prints it', (text, record) => {
  expect(recordNamed({ case: '工单', import: '导入', customer: '客户' }, text)).toEqual(record)
})
