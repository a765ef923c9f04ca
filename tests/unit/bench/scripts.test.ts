import { describe, expect, it } from 'vitest'
import { sumScripts } from '#tests/bench/rows/p11-scripts'

const script = (requestId: string, headers: Record<string, string>) => ({
  requestId,
  type: 'Script',
  url: `/${requestId}.js`,
  headers,
})
const gzip = { 'Content-Encoding': 'gzip' }

describe('what came of scripts', () => {
  it('is added up from the lengths on the line, without pages and styles', () => {
    const responses = [script('a', gzip), { ...script('b', gzip), type: 'Stylesheet' }, script('c', { 'content-encoding': 'br' })]
    const finished = ['a', 'b', 'c'].map((requestId, place) => ({ requestId, encodedDataLength: 1_000 * (place + 1) }))
    expect(sumScripts({ responses, finished })).toEqual({ bytes: 4_000, scripts: 2 })
  })

  it('may lack compression only where there is next to nothing to compress', () => {
    const responses = [script('a', {})]
    expect(sumScripts({ responses, finished: [{ requestId: 'a', encodedDataLength: 1_999 }] }).bytes).toBe(1_999)
    expect(() => sumScripts({ responses, finished: [{ requestId: 'a', encodedDataLength: 2_000 }] })).toThrow(
      '/a.js came without compression',
    )
  })

  it('is unknown while one is still on its way, or where none came', () => {
    expect(() => sumScripts({ responses: [script('a', gzip)], finished: [] })).toThrow('/a.js never came to its end')
    expect(() => sumScripts({ responses: [], finished: [] })).toThrow('no script was fetched')
  })
})
