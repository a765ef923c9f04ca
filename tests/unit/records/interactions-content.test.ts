import { describe, expect, it } from 'vitest'
import { saysSomething } from '#lib/records/interactions/content'

describe('a note of a talk', () => {
  it('says something by what was heard, answered, came of it, or is to be next', () => {
    expect(saysSomething({ heard: '嫌贵' })).toBe(true)
    expect(saysSomething({ answered: '阶梯价' })).toBe(true)
    expect(saysSomething({ result: '再谈' })).toBe(true)
    expect(saysSomething({ next_touch_on: '2026-12-01' })).toBe(true)
  })

  it('says nothing without any of them', () => {
    expect(saysSomething({})).toBe(false)
    expect(saysSomething({ heard: null, answered: ' ', result: undefined, next_touch_on: null })).toBe(false)
  })
})
