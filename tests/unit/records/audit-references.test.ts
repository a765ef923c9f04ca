import { describe, expect, it, test } from 'vitest'
import { heldRole, idOf, namedIn, referenceIn, referencesOf } from '#lib/records/audit-names/references'

describe('what an event of the audit names', () => {
  it('is found in its subject and in the fields that hold numbers, each once', () => {
    expect(
      referencesOf([
        {
          subjectType: 'customer',
          subjectId: '9',
          detail: { owner_id: [3, 4], lifecycle: ['new', 'regular'], parent_id: [null, 8] },
        },
        { subjectType: 'outlet', subjectId: '2', detail: { parent_id: [1, 5] } },
        { subjectType: 'case', subjectId: '70', detail: { assignee_id: '4', asked_outlet_ids: [[2], [2, 6]], complaint_id: 12 } },
        { subjectType: 'approval', subjectId: '70', detail: { subject: 'case:71', deciders: [3, 5], for_id: null } },
        { subjectType: 'user', subjectId: '11', detail: { roles: [null, [{ role: 'sales', outletId: 7 }]] } },
      ]),
    ).toEqual({ user: [3, 4, 5, 11], outlet: [2, 1, 5, 6, 7], customer: [9, 8], case: [70, 12, 71] })
  })

  it('is no count, no other number and no key', () => {
    expect(
      referencesOf([
        { subjectType: 'customer', subjectId: null, detail: { customers: 12, rows: 500, version: [1, 2] } },
        { subjectType: 'setting', subjectId: '5', detail: { a_share: [0.7, 0.8], owner_id: 'nobody' } },
      ]),
    ).toEqual({ user: [], outlet: [], customer: [], case: [] })
  })

  it('is the first few of a long list', () => {
    const customers = Array.from({ length: 50 }, (_, index) => index + 1)
    expect(referencesOf([{ subjectType: 'customer', subjectId: null, detail: { customers } }]).customer).toEqual([1, 2, 3, 4, 5])
  })

  test.each([
    ['outlet', 'parent_id', 5, 'outlet'],
    ['customer', 'parent_id', 5, 'customer'],
    ['customer', 'customers', [5], 'customer'],
    ['customer', 'customers', 5, null],
    ['task', 'parent_id', 5, null],
    [null, 'owner_id', 5, 'user'],
    ['case', 'toString', 5, null],
  ])('%s %s: %j is %s', (type, field, value, named) => {
    expect(namedIn(type, field, value)).toBe(named)
  })

  it('is read from a number, a text, a pair of both, and a role that is held', () => {
    expect([idOf(7), idOf('7'), idOf('07'), idOf(0), idOf(1.5), idOf(null), idOf([7])]).toEqual([
      7,
      7,
      null,
      null,
      null,
      null,
      null,
    ])
    expect([referenceIn('case:7'), referenceIn('selection:7'), referenceIn(7)]).toEqual([{ named: 'case', id: 7 }, null, null])
    expect(heldRole({ role: 'sales', outletId: 7 })).toEqual({ role: 'sales', outletId: 7 })
    expect([heldRole(null), heldRole({ role: 'sales' }), heldRole('sales')]).toEqual([null, null, null])
  })
})
