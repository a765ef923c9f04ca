import { describe, expect, it } from 'vitest'
import { lastFault } from '#lib/records/cases/desk/liable'

const asked = { kind: 'outlet_asked', detail: {} }
const said = (fault: string) => ({ kind: 'outlet_answered', detail: { fault } })
const other = { kind: 'answered', detail: { fault: 'ours' } }

describe('whose doing a case is, by the outlet that was asked', () => {
  it('is what it said last, the latest first', () => {
    expect(lastFault([other, said('not_ours'), asked, said('ours'), asked])).toBe('not_ours')
    expect(lastFault([said('ours'), asked])).toBe('ours')
  })

  it('is not known while another that was asked since is silent, nor where none was asked', () => {
    expect(lastFault([asked, said('ours'), asked])).toBeNull()
    expect(lastFault([other])).toBeNull()
    expect(lastFault([])).toBeNull()
  })
})
