import { expect, it, test } from 'vitest'
import { findText } from '#lib/platform/i18n/messages'
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
