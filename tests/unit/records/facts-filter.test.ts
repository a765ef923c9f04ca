import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { askOf, factChanges } from '#app/(crm)/customers/_components/fact-changes'
import { readCustomerList } from '#app/(crm)/customers/_components/list-query'
import type { FactDefinition } from '#lib/records/facts/definition'
import { readFactParams } from '#lib/records/facts/filter'
import { factParam, joinEntries, partsOfParam, splitEntries, splitFactParams } from '#lib/records/facts/param'

const key = (
  name: string,
  valueType: FactDefinition['valueType'],
  over: Partial<FactDefinition> = {},
): [string, FactDefinition] => [
  name,
  {
    key: name,
    infoClass: 'descriptive',
    valueType,
    origin: 'custom',
    labels: {},
    options: [],
    active: true,
    version: 1,
    ...over,
  },
]
const ground = {
  currency: 'CNY',
  dictionary: new Map([
    key('dock', 'choice', { options: ['有', '没有', '一层,二层'] }),
    key('goods', 'list'),
    key('staff', 'number'),
    key('spend', 'money'),
    key('founded', 'date'),
    key('wants', 'boolean'),
    key('need', 'text'),
    key('old', 'text', { active: false }),
  ]),
}
const read = (params: Record<string, string>) => readFactParams(params, ground)

describe('several entries in one text', () => {
  it('are had back as they were, whatever they hold', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.string({ minLength: 1 }).filter((text) => text !== ''),
          { minLength: 1 },
        ),
        (entries) => {
          expect(splitEntries(joinEntries(entries))).toEqual(entries)
        },
      ),
    )
  })

  it('are parted by commas, and a comma of their own has a backslash', () => {
    expect(splitEntries('有,没有')).toEqual(['有', '没有'])
    expect(splitEntries('一层\\,二层,有')).toEqual(['一层,二层', '有'])
    expect(splitEntries(',,')).toEqual([])
  })
})

describe('the name of a parameter', () => {
  it('says which key, and which side of it', () => {
    expect(factParam('staff', 'min')).toBe('fact.staff.min')
    expect(partsOfParam('fact.staff.min')).toEqual({ key: 'staff', part: 'min' })
    expect(partsOfParam('fact.staff')).toEqual({ key: 'staff', part: undefined })
    for (const name of ['fact.', 'fact.Staff', 'fact.staff.most', 'staff', 'fact.staff.min.max', 'fact.__proto__'])
      expect(partsOfParam(name).key, name).toBe('')
  })

  it('parts what asks for facts from the rest, in the order of names', () => {
    const { facts, others } = splitFactParams({ 'fact.b': '1', abc: 'A', 'fact.a': '2' })
    expect(Object.keys(facts)).toEqual(['fact.a', 'fact.b'])
    expect(others).toEqual({ abc: 'A' })
  })
})

describe('what a list asks of facts', () => {
  it.each([
    ['fact.dock', '有,没有', { kind: 'one_of', entries: ['有', '没有'] }],
    ['fact.dock', '一层\\,二层', { kind: 'one_of', entries: ['一层,二层'] }],
    ['fact.goods', '文具', { kind: 'one_of', entries: ['文具'] }],
    ['fact.wants', 'false', { kind: 'one_of', entries: [false] }],
    ['fact.need', '有逗号,也是一句', { kind: 'one_of', entries: ['有逗号,也是一句'] }],
    ['fact.staff.min', '-1.5', { kind: 'range', min: -1.5, max: null }],
    ['fact.founded.max', '2026-02-28', { kind: 'range', min: null, max: '2026-02-28' }],
    ['fact.spend.min', '12.30', { kind: 'range', min: ['CNY', 1230], max: ['CNY', false] }],
    ['fact.spend.max', '12', { kind: 'range', min: ['CNY', null], max: ['CNY', 1200] }],
    ['fact.staff.known', 'false', { kind: 'known', known: false }],
  ])('%s=%s is read by the type of the key', (name, text, test) => {
    const { tests, refused, held } = read({ [name]: text })
    expect(tests).toEqual([{ key: partsOfParam(name).key, ...test }])
    expect([refused, held]).toEqual([[], { [name]: text }])
  })

  it('takes both sides of a range together', () => {
    expect(read({ 'fact.spend.max': '20', 'fact.spend.min': '10' }).tests).toEqual([
      { key: 'spend', kind: 'range', min: ['CNY', 1000], max: ['CNY', 2000] },
    ])
    expect(read({ 'fact.staff.min': '10', 'fact.staff.max': '20' }).tests).toEqual([
      { key: 'staff', kind: 'range', min: 10, max: 20 },
    ])
  })

  it.each([
    ['fact.shoe_size', '1', 'unknown_field'],
    ['fact.old', 'x', 'unknown_field'],
    ['fact.need.min', '1', 'unknown_field'],
    ['fact.staff', '5', 'unknown_field'],
    ['fact.staff.min', '1e9', 'fact_not_a_number'],
    ['fact.staff.min', '', 'fact_not_a_number'],
    ['fact.spend.min', '1.005', 'fact_not_a_number'],
    ['fact.founded.min', '2026-02-30', 'day_unreadable'],
    ['fact.wants', 'yes', 'fact_not_yes_or_no'],
    ['fact.staff.known', 'maybe', 'fact_not_yes_or_no'],
    ['fact.dock', '有,从不', 'fact_option_unknown'],
    ['fact.dock', ',', 'fact_option_unknown'],
    ['fact.need', 'a\u0000b', 'text_has_nul'],
    ['fact.goods', '\ud800', 'text_is_not_unicode'],
    ['fact.need', '长'.repeat(201), 'text_too_long'],
  ])('%s=%s is refused: %s', (name, text, code) => {
    expect(read({ [name]: text })).toEqual({ tests: [], held: {}, refused: [{ name, code }] })
  })
})

describe('the URL of the customer list', () => {
  it('keeps what asks for facts, and drops by name what cannot be asked', () => {
    const state = readCustomerList({ abc: 'A', 'fact.staff.min': '10', 'fact.shoe_size': '1', rating: '5' }, ground)
    expect(state.query).toEqual({ abc: 'A', sort: 'value', falling: true, limit: 50, facts: { 'fact.staff.min': '10' } })
    expect(state.params).toEqual({ abc: 'A', 'fact.staff.min': '10' })
    expect(state.facts).toEqual(['fact.staff.min'])
    expect(state.dropped).toEqual(['rating', 'fact.shoe_size'])
  })
})

describe('the form of the filter', () => {
  const nothing = { values: [], min: '', max: '' }
  const cleared = { 'fact.dock': null, 'fact.dock.min': null, 'fact.dock.max': null, 'fact.dock.known': null }
  const dock = { key: 'dock', type: 'choice' as const, options: [] }

  it('asks in place of whatever was asked of the key', () => {
    expect(factChanges(dock, 'value', { ...nothing, values: ['有', '一层,二层'] })).toEqual({
      ...cleared,
      'fact.dock': '有,一层\\,二层',
    })
    expect(factChanges(dock, 'unknown', { ...nothing, values: ['有'] })).toEqual({ ...cleared, 'fact.dock.known': 'false' })
    expect(factChanges({ key: 'staff', type: 'number', options: [] }, 'value', { values: [], min: '3', max: '' })).toEqual({
      'fact.staff': null,
      'fact.staff.min': '3',
      'fact.staff.max': null,
      'fact.staff.known': null,
    })
  })

  it('leaves a comma of a plain text alone, and takes the filter away where nothing was given', () => {
    const need = { key: 'need', type: 'text' as const, options: [] }
    expect(factChanges(need, 'value', { ...nothing, values: ['快,准'] })['fact.need']).toBe('快,准')
    expect(factChanges(dock, 'value', { ...nothing, values: [''] })).toEqual(cleared)
  })

  it('begins as the list asks now', () => {
    expect(askOf('dock', { 'fact.dock.known': 'true' })).toBe('known')
    expect(askOf('dock', { 'fact.dock.known': 'false' })).toBe('unknown')
    expect(askOf('dock', { 'fact.dock': '有' })).toBe('value')
  })
})
