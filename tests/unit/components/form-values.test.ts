import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changedValues, openErrors, reconcile } from '../../../components/form/form-values.tsx'

describe('what was changed in a form', () => {
  it('is what differs, blanks at the ends aside; an emptied field is null', () => {
    const opened = { name: '亮禾', phone: '138', source: '' }
    expect(changedValues(opened, { name: ' 亮禾 ', phone: '', source: '转介绍' })).toEqual({ phone: null, source: '转介绍' })
  })
})

describe('what a form says is wrong', () => {
  it('goes from the fields that were changed since, and stays with the others', () => {
    const errors = { fault: '请选择一项', text: '请填写' }
    expect(openErrors(errors, [])).toEqual(errors)
    expect(openErrors(errors, ['text', 'note'])).toEqual({ fault: '请选择一项' })
  })
})

describe('what somebody else saved meanwhile', () => {
  const opened = { name: '亮禾', phone: '138', industry: '家电' }

  it('is taken where only they changed, kept as typed where only the reader did, and asked about where both did', () => {
    const typed = { name: '亮禾小家电', phone: '139', industry: '家电' }
    const theirs = { name: '亮禾', phone: '137', industry: '电商' }
    expect(reconcile(opened, typed, theirs)).toEqual({
      values: { name: '亮禾小家电', phone: '139', industry: '电商' },
      clashes: [{ name: 'phone', mine: '139', theirs: '137' }],
    })
  })

  it('is no clash when both changed it to the same', () => {
    const typed = { ...opened, phone: '139' }
    expect(reconcile(opened, typed, { ...opened, phone: '139' }).clashes).toEqual([])
  })

  it('never loses a field that the reader changed', () => {
    const form = fc.record({ a: fc.constantFrom('', 'x', 'y'), b: fc.constantFrom('', 'x', 'y') })
    fc.assert(
      fc.property(form, form, form, (before, typed, theirs) => {
        const { values } = reconcile(before, typed, theirs)
        for (const name of ['a', 'b'] as const)
          expect(values[name]).toBe(typed[name] === before[name] ? theirs[name] : typed[name])
      }),
    )
  })
})
