import { describe, expect, it } from 'vitest'
import { outOfBounds } from '../../../app/(crm)/settings/thresholds/_components/bounds.ts'
import { fromText, toText } from '../../../app/(crm)/settings/thresholds/_components/field-text.tsx'
import { readRoleLines, writeRoleLines } from '../../../app/(crm)/settings/users/_components/role-lines.tsx'

describe('a threshold as it is typed', () => {
  it.each([
    [0.8, '80'],
    [0.95, '95'],
    [0.07, '7'],
    [0.125, '12.5'],
    [1 / 3, '33.333333'],
  ])('a share of %d is written %s percent', (value, text) => {
    expect(toText('share', value)).toBe(text)
  })

  it.each([
    ['80', 0.8],
    ['95 %', 0.95],
    ['7％', 0.07],
    ['12.5', 0.125],
  ])('%s percent is read as a share of %d', (text, value) => {
    expect(fromText('share', text)).toBe(value)
  })

  it('what is no number goes on as it is, to be refused with its field', () => {
    expect(fromText('number', '多')).toBe('多')
    expect(fromText('share', '')).toBe('')
    expect(fromText('number', '1,000')).toBe(1000)
    expect(fromText('switch', 'true')).toBe(true)
  })
})

describe('roles in a form', () => {
  it('are lines of role, outlet and its name, each pair once', () => {
    const lines = [
      { role: 'sales', outletId: '5', outletName: '首南 营业部' },
      { role: 'service', outletId: '3', outletName: '宁波分公司' },
    ]
    const text = writeRoleLines([...lines, { role: 'sales', outletId: '5', outletName: '首南 营业部' }])
    expect(text.split('\n')).toHaveLength(2)
    expect(readRoleLines(text)).toEqual(lines)
    expect(readRoleLines('')).toEqual([])
  })
})

describe('a threshold that may not be saved', () => {
  const fields = [
    { name: 'share', kind: 'share', min: 0.01, max: 1 },
    { name: 'days', kind: 'number', min: 1, max: 90, whole: true },
    { name: 'on', kind: 'switch' },
  ] as const

  it.each([
    [{ share: 1.2 }, ['share']],
    [{ share: 1, days: 1 }, []],
    [{ share: 0.001, days: 91 }, ['share', 'days']],
    [{ days: 2.5 }, ['days']],
    [{ days: '多' }, ['days']],
    [{ on: true }, []],
  ])('%j', (values, wrong) => {
    expect(outOfBounds(fields, values)).toEqual(wrong)
  })
})
