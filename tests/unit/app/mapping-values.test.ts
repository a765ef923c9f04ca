import { expect, it } from 'vitest'
import { withMeaning, withSoftness } from '#app/(crm)/imports/[id]/_components/mapping-values'

const mapping = { name: { column: '名称' }, phone: { column: '电话', unreadable: 'empty' as const } }

it('a column means one of ours at most, and one of ours stands for one column', () => {
  expect(withMeaning(mapping, '手机', 'phone')).toEqual({ name: { column: '名称' }, phone: { column: '手机' } })
  expect(withMeaning(mapping, '名称', 'phone')).toEqual({ phone: { column: '名称' } })
  expect(withMeaning(mapping, '名称', '')).toEqual({ phone: { column: '电话', unreadable: 'empty' } })
  expect(mapping.name).toEqual({ column: '名称' })
})

it('what cannot be read is left empty only where that was said, and of a column that is mapped', () => {
  expect(withSoftness(mapping, 'name', true)['name']).toEqual({ column: '名称', unreadable: 'empty' })
  expect(withSoftness(mapping, 'phone', false)['phone']).toEqual({ column: '电话' })
  expect(withSoftness(mapping, 'email', true)).toEqual(mapping)
})
