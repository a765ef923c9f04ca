import { describe, expect, it } from 'vitest'
import { makeKey, readKey } from '#lib/platform/auth/key-format'

describe('a key', () => {
  it('is read back to its prefix and hash, and holds no secret in what is stored', () => {
    const made = makeKey()
    expect(readKey(made.key)).toEqual({ prefix: made.prefix, secretHash: made.secretHash })
    expect(made.secretHash).toMatch(/^[0-9a-f]{64}$/)
  })

  it('with any one character changed is none', () => {
    const { key } = makeKey()
    for (let index = 0; index < key.length; index += 1) {
      const other = key[index] === 'A' ? 'B' : 'A'
      expect(readKey(key.slice(0, index) + other + key.slice(index + 1))).toBeNull()
    }
    for (const text of ['', 'yike_', `${key}A`, key.slice(0, -1), ` ${key}`]) expect(readKey(text)).toBeNull()
  })

  it('is never the same twice and uses the whole alphabet', () => {
    const keys = new Set(Array.from({ length: 500 }, () => makeKey().key))
    expect(keys.size).toBe(500)
    expect(new Set([...keys].join('').slice()).size).toBe(63) // 62 and the underscore
  })
})
