import { describe, expect, it } from 'vitest'
import { storedParams, storedQuery } from '#lib/platform/views/stored-query'

describe('what a view keeps of a URL', () => {
  it('is filters and order, the same text whatever order they stand in', () => {
    expect(storedQuery({ sort: '-value', abc: 'A' })).toBe('abc=A&sort=-value')
    expect(storedQuery({ abc: 'A', sort: '-value' })).toBe(storedQuery({ sort: '-value', abc: 'A' }))
  })

  it('is never what was searched for, nor the place, the page size, the view itself or its columns', () => {
    const all = { q: '13812345678', cursor: 'x', before: '7', limit: '100', view: '12', columns: 'abc', tag: '旺季' }
    expect(storedQuery(all)).toBe('tag=%E6%97%BA%E5%AD%A3')
  })

  it('is read back as it was', () => {
    const params = { industry: 'A&B=C', tag: '双 11', sort: 'name' }
    expect(storedParams(storedQuery(params))).toEqual(params)
  })
})
