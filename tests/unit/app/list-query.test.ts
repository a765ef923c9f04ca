import { describe, expect, it } from 'vitest'
import { readCustomerList } from '#app/(crm)/customers/_components/list-query'

describe('the URL of the customer list', () => {
  it('alone asks for the greatest customers first, fifty a page', () => {
    expect(readCustomerList({})).toEqual({
      query: { sort: 'value', falling: true, limit: 50 },
      params: {},
      active: [],
      facts: [],
      dropped: [],
    })
  })

  it('is read whole: search, sort, page size, place and filters, which are listed in the order of the bar', () => {
    const state = readCustomerList({
      q: '亮禾',
      sort: '-next_touch',
      limit: '25',
      cursor: 'abc',
      outlet: '7',
      abc: 'A',
      owner: 'me',
    })
    expect(state.query).toEqual({
      q: '亮禾',
      sort: 'next_touch',
      falling: true,
      limit: 25,
      cursor: 'abc',
      outlet: { id: 7 },
      abc: 'A',
      owner: 'me',
    })
    expect(state.active).toEqual(['abc', 'owner', 'outlet'])
    expect(state.dropped).toEqual([])
  })

  it('takes a segment of RFM for its classes, beside single classes', () => {
    expect(readCustomerList({ rfm: 'champions' }).query.rfm).toEqual(['555'])
    expect(readCustomerList({ rfm: 'lost' }).query.rfm).toContain('111')
    expect(readCustomerList({ rfm: '543' }).query.rfm).toBe('543')
    expect(readCustomerList({ rfm: 'best' }).dropped).toEqual(['rfm'])
  })

  it('of an old saved view still opens: what is unknown is dropped by name, the rest holds', () => {
    const state = readCustomerList({
      abc: 'A',
      rating: '5',
      dormancy: 'hibernating',
      sort: 'phone',
      limit: '999',
      owner: '0',
      archived: 'no',
    })
    expect(state.query).toEqual({ abc: 'A', sort: 'value', falling: true, limit: 50 })
    expect(state.params).toEqual({ abc: 'A' })
    expect(state.dropped).toEqual(['rating', 'dormancy', 'sort', 'limit', 'owner', 'archived'])
  })

  it('tells nobody of what mail programs add to a link', () => {
    expect(readCustomerList({ utm_source: 'mail', fbclid: 'x' }).dropped).toEqual([])
  })

  it('names nothing that every object has', () => {
    expect(readCustomerList({ constructor: 'x', toString: 'y' }).dropped).toEqual(['constructor', 'toString'])
  })

  it('refuses a text that PostgreSQL cannot take, and a day that is none', () => {
    expect(readCustomerList({ q: 'a\u0000b', tag: '\ud800', created_from: '2026-02-30' }).dropped).toEqual([
      'q',
      'tag',
      'created_from',
    ])
  })
})
