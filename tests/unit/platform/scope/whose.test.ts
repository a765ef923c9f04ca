import { describe, expect, it } from 'vitest'
import { everything, nothing } from '#lib/platform/scope/scope'
import { whoseOf } from '#lib/platform/scope/whose'

const some = (ownerIds: number[], outletIds: number[], collaboratorId: number | null = null) => ({
  kind: 'some' as const,
  ...{ ownerIds, outletIds, collaboratorId },
})

describe('whose customers a reach holds', () => {
  it('are everybody’s of the company for whoever sees all', () => {
    expect(whoseOf(everything)).toBe('company')
  })

  it('are one’s own, or those of one’s team', () => {
    expect(whoseOf(some([7], [], 7))).toBe('own')
    expect(whoseOf(some([7, 8, 9], [], 7))).toBe('team')
    // A manager whom nobody is under yet.
    expect(whoseOf(some([7], []))).toBe('own')
  })

  it('are the outlet’s for its head, and never called one’s own', () => {
    expect(whoseOf(some([], [3]))).toBe('outlet')
    expect(whoseOf(some([], [3, 4, 5]))).toBe('outlets')
  })

  it('have no nearer name where people and outlets come together', () => {
    expect(whoseOf(some([7], [3], 7))).toBe('reach')
    expect(whoseOf(some([], [3], 7))).toBe('reach')
  })

  it('are nobody’s but one’s own where nothing is reached', () => {
    expect(whoseOf(nothing)).toBe('own')
    expect(whoseOf(undefined)).toBe('own')
  })
})
