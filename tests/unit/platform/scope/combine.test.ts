import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutPermissions, cutTo, unionOf } from '#lib/platform/scope/combine'
import type { Scope } from '#lib/platform/scope/scope'
import { everything, nothing } from '#lib/platform/scope/scope'

const ids = fc.uniqueArray(fc.integer({ min: 1, max: 6 }), { maxLength: 4 })
const scopes: fc.Arbitrary<Scope> = fc.oneof(
  fc.constant(everything),
  fc.record({
    kind: fc.constant('some' as const),
    ownerIds: ids,
    outletIds: ids,
    collaboratorId: fc.option(fc.constant(7), { nil: null }),
  }),
)
const customers = fc.record({
  ownerId: fc.integer({ min: 1, max: 6 }),
  outletId: fc.integer({ min: 1, max: 6 }),
  collaborators: fc.subarray([7, 8]),
})
type Customer = { ownerId: number; outletId: number; collaborators: number[] }

function holds(scope: Scope, customer: Customer): boolean {
  if (scope.kind === 'all') return true
  const along = scope.collaboratorId !== null && customer.collaborators.includes(scope.collaboratorId)
  return scope.ownerIds.includes(customer.ownerId) || scope.outletIds.includes(customer.outletId) || along
}

describe('two scopes', () => {
  it('together hold what either holds', () => {
    fc.assert(
      fc.property(scopes, scopes, customers, (a, b, one) => holds(unionOf(a, b), one) === (holds(a, one) || holds(b, one))),
    )
  })

  it('cut to each other never hold more than both', () => {
    fc.assert(fc.property(scopes, scopes, customers, (a, b, one) => !holds(cutTo(a, b), one) || (holds(a, one) && holds(b, one))))
  })

  it('cut to everything stay, cut to nothing hold nothing', () => {
    fc.assert(
      fc.property(scopes, (a) => {
        expect(cutTo(a, everything)).toEqual(a)
        expect(cutTo(a, nothing)).toEqual(nothing)
      }),
    )
  })
})

it('a permission that the other does not have falls away', () => {
  expect(cutPermissions({ 'a:read': everything, 'b:read': everything }, { 'a:read': nothing })).toEqual({ 'a:read': nothing })
})
