import { describe, expect, it } from 'vitest'
import { askedFields, exportFields, queryOf, readWaybillList } from '#app/(crm)/waybills/_components/list-query'

describe('the URL of the list of waybills', () => {
  it('alone asks for the latest first, fifty a page', () => {
    expect(readWaybillList({})).toEqual({
      query: { sort: 'accepted_on', falling: true, limit: 50 },
      params: {},
      active: [],
      dropped: [],
    })
  })

  it('is read whole, filters in the order of the bar', () => {
    const state = readWaybillList({ customer: '7', issue: 'still', from: '2026-11-01', sort: '-since', limit: '25', cursor: 'c' })
    expect(state.query).toEqual({
      customer: { id: 7 },
      issue: 'still',
      from: '2026-11-01',
      sort: 'since',
      falling: true,
      limit: 25,
      cursor: 'c',
    })
    expect(state.active).toEqual(['issue', 'from', 'customer'])
  })

  it('drops by name what it does not know, and tells', () => {
    const given = { issue: 'bad', status: 'moved', from: '2026-02-30', outlet: 'x', wrong: '1', utm_source: 'mail', limit: '0' }
    expect(readWaybillList(given)).toMatchObject({
      params: {},
      dropped: ['issue', 'status', 'from', 'outlet', 'wrong', 'limit'],
    })
  })

  it('leaves an order that belongs to another issue', () => {
    const state = readWaybillList({ issue: 'overdue', sort: 'since' })
    expect(state.query).toMatchObject({ sort: 'promised_at', falling: false })
    expect(state.params).toEqual({ issue: 'overdue' })
  })
})

describe('what an export holds', () => {
  it('is the list, whatever page of it is shown', () => {
    const state = readWaybillList({ issue: 'overdue', q: 'YT1', limit: '25', cursor: 'c' })
    expect(exportFields(state)).toEqual({ issue: 'overdue', q: 'YT1' })
    expect(queryOf(askedFields.parse(exportFields(readWaybillList({ issue: 'still', sort: '-since' }))))).toEqual({
      issue: 'still',
      sort: 'since',
      falling: true,
    })
  })

  it('is asked for in known words only', () => {
    expect(askedFields.safeParse({ issue: 'still', cursor: 'c' }).success).toBe(false)
    expect(askedFields.safeParse({ outlet: '7 or 1=1' }).success).toBe(false)
  })
})
