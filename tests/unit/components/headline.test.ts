import { expect, it } from 'vitest'
import { headline } from '../../../components/form/headline.tsx'

const refusal = { code: 'invalid_request', message: 'no', fields: { name: '…', phone: '…' } }
const texts = { mend: 'Look at: {fields}', mendMarked: 'Look at what is marked' }
const labels = { name: 'Name', phone: 'Telephone' }

it('fields that are to be put right stand one beside the other as the language has it', () => {
  expect(headline(refusal, { ...texts, locale: 'en' }, labels)).toBe('Look at: Name, Telephone')
  expect(headline(refusal, { ...texts, locale: 'zh-CN' }, { name: '名称', phone: '电话' })).toBe('Look at: 名称、电话')
  expect(headline(refusal, { ...texts, locale: 'zh-TW' }, { name: '名稱', phone: '電話' })).toBe('Look at: 名稱、電話')
})

it('where a field has no name, and where nothing is wrong with a field, none is named', () => {
  expect(headline(refusal, { ...texts, locale: 'en' }, { name: 'Name' })).toBe('Look at what is marked')
  expect(headline({ ...refusal, fields: {} }, { ...texts, locale: 'en' }, labels)).toBe('no')
  expect(headline({ ...refusal, code: 'conflict' }, { ...texts, locale: 'en' }, labels)).toBe('no')
})
