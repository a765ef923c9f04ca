import { describe, expect, it } from 'vitest'
import { linesOf, widthOf } from '#components/chart/label-lines'

// A Chinese character is taken for 12 pixels, another one for 6.72.
describe('a name beside a bar', () => {
  it('stands in one line where it fits', () => {
    expect(linesOf('About to sleep', widthOf('About to sleep'))).toEqual(['About to sleep'])
    expect(linesOf('即将沉睡', 48)).toEqual(['即将沉睡'])
  })

  it('is broken at the last space that fits, and loses nothing', () => {
    expect(linesOf('Medium scale, negative margin', 120)).toEqual(['Medium scale,', 'negative margin'])
    // The space itself may be what no longer fits.
    expect(linesOf('Potential loyalist', widthOf('Potential'))).toEqual(['Potential', 'loyalist'])
  })

  it('is broken where the room ends when it has no space', () => {
    expect(linesOf('重要价值客户与其他', 60)).toEqual(['重要价值客', '户与其他'])
  })

  it('is cut only when two lines are too short', () => {
    expect(linesOf('宁波市鄞州区首南街道电商园', 60)).toEqual(['宁波市鄞州', '区首南街…'])
    for (const line of linesOf('Needs attention before it falls asleep for good', 100))
      expect(widthOf(line)).toBeLessThanOrEqual(107)
  })
})
