import { describe, expect, it } from 'vitest'
import { locales } from '#lib/platform/i18n/locale'
import { findText, findTexts } from '#lib/platform/i18n/messages'
import { aliasesOf, namesOf, plainHeading } from '#lib/platform/import/column-words'
import type { ImportKind } from '#lib/platform/import/kind'
import { guessDateFormat, suggestMapping } from '#lib/platform/import/suggest'
import { choicesOf, wordOf, wordsOf } from '#lib/platform/import/words'
import { importKinds } from '#lib/records/import-kinds'

const kindNamed = (id: string): ImportKind => {
  const kind = importKinds.find((one) => one.id === id)
  if (kind === undefined) throw new Error(`no kind ${id}`)
  return kind
}
const suggested = (kind: string, headings: string[]) =>
  Object.fromEntries(Object.entries(suggestMapping(kindNamed(kind), headings)).map(([name, { column }]) => [name, column]))

describe('which column a heading means', () => {
  it('is told whatever its width and case, with marks, spaces and units around', () => {
    expect(
      suggested('waybills', ['运单号*', ' 客户编号 ', '收寄时间', '实际重量(KG)', '运费（元）', 'ＣＵＲＲＥＮＣＹ']),
    ).toEqual({
      waybill_no: '运单号*',
      customer_external_id: ' 客户编号 ',
      accepted_at: '收寄时间',
      weight_kg: '实际重量(KG)',
      freight: '运费（元）',
      currency: 'ＣＵＲＲＥＮＣＹ',
    })
  })

  it('our own name comes before one of the trade, wherever it stands', () => {
    expect(suggested('contacts', ['联系人', '姓名'])).toEqual({ name: '姓名' })
    expect(suggested('contacts', ['联系人'])).toEqual({ name: '联系人' })
  })

  it('a heading means one column at most', () => {
    expect(Object.values(suggested('cases', ['客户编号', '编号', '类型', '受理时间'])).sort()).toEqual(
      ['客户编号', '编号', '类型', '受理时间'].sort(),
    )
  })

  it('what nobody calls so is left to the reader, and so is an empty heading', () => {
    expect(suggested('customers', ['', '***', '颜色'])).toEqual({})
  })
})

describe.each(importKinds.map((kind) => [kind.id, kind] as const))('the words of %s', (id, kind) => {
  it('no two columns have one name in any language, and none has an alias that is another’s name', () => {
    const owners = new Map<string, string>()
    for (const column of kind.columns)
      for (const name of new Set(namesOf(kind, column).map(plainHeading))) {
        expect(owners.get(name), name).toBeUndefined()
        owners.set(name, column.name)
      }
    for (const column of kind.columns)
      for (const alias of aliasesOf(kind, column).map(plainHeading))
        expect(owners.get(alias) ?? column.name, alias).toBe(column.name)
  })

  it('no alias leads to two columns, and none is for a column that there is not', () => {
    const owners = new Map<string, string>()
    for (const column of kind.columns)
      for (const alias of new Set(aliasesOf(kind, column).map(plainHeading))) {
        expect(owners.get(alias), alias).toBeUndefined()
        owners.set(alias, column.name)
      }
    const names = kind.columns.map((column) => column.name)
    for (const group of ['aliases', 'examples', 'columns'])
      expect(Object.keys(findTexts('zh-CN', `importKinds.${id}.${group}`)).filter((name) => !names.includes(name))).toEqual([])
  })

  it('every column, and the kind, has a name in every language', () => {
    for (const locale of locales) {
      expect(findText(locale, `importKinds.${id}.name`)).not.toBeNull()
      expect(findText(locale, `importKinds.${id}.sentence`)).not.toBeNull()
      for (const { name } of kind.columns) expect(findText(locale, `importKinds.${id}.columns.${name}`), name).not.toBeNull()
    }
  })

  it('every value of a closed list that has words has one in every language, and a word means one value', () => {
    for (const { name, type } of kind.columns) {
      if (type.type !== 'one_of' || type.texts === undefined) continue
      const meant = new Map<string, string>()
      for (const locale of locales)
        for (const value of type.values) {
          const word = findText(locale, `${type.texts}.${value}`)
          expect(word, `${locale} ${name} ${value}`).not.toBeNull()
          expect(meant.get(word ?? '') ?? value, `${name} ${word}`).toBe(value)
          meant.set(word ?? '', value)
        }
      expect(wordsOf(type).size).toBe(meant.size)
    }
  })
})

describe('the words of a closed list', () => {
  const kind = { type: 'one_of', values: ['consumer', 'business', 'distributor', 'internal'], texts: 'customers.kind' } as const
  it('are read in every language and written in the reader’s', () => {
    expect(wordsOf(kind).get('企业客户')).toBe('business')
    expect(wordsOf(kind).get('企業客戶')).toBe('business')
    expect(wordOf(kind, 'business', 'zh-CN')).toBe('企业客户')
    expect(wordOf({ type: 'boolean' }, 'true', 'zh-TW')).toBe('是')
    expect(choicesOf({ type: 'one_of', values: ['A', 'B'] }, 'zh-CN')).toEqual(['A', 'B'])
    expect(choicesOf({ type: 'money' }, 'zh-CN')).toBeNull()
  })

  it('do not take what else stands in the group of the catalogue, such as its heading', () => {
    expect([...wordsOf(kind).values()].filter((value) => value === 'label')).toEqual([])
  })
})

describe('how dates are written', () => {
  const waybills = kindNamed('waybills')
  const guess = (...cells: string[]) =>
    guessDateFormat(
      waybills,
      { accepted_at: { column: 'at' } },
      { headings: ['no', 'at'], samples: cells.map((cell) => ['12/31/2026', cell]) },
    )
  it.each([
    [['2026-03-05', '2026/3/5 9:30', '2026年3月5日'], null],
    [[''], null],
    [['03/25/2026'], 'MM/dd/yyyy'],
    [['25/03/2026', '01/02/2026'], 'dd/MM/yyyy'],
    [['01/02/2026'], 'MM/dd/yyyy'],
    [['25/03/2026 9:30'], 'dd/MM/yyyy HH:mm'],
    [['05-Mar-26', '17-Dec-26'], 'dd-MMM-yy'],
    [['yesterday'], null],
    [['25/03/2026', 'yesterday'], null],
  ])('%j: %s', (cells, expected) => expect(guess(...cells)).toBe(expected))
})
