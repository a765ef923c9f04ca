import { expect, it } from 'vitest'
import { trades } from '#prisma/seed/demo/recipe/trades'
import { whyWanted } from '#prisma/seed/demo/stories/wanted-notes'

const places = [...Array(20).keys()]
const whys = (industry: string | null, ships: boolean) => places.map((place) => whyWanted({ industry, ships }, place) ?? '')

it('a factory is written of factories alone, and a part of the waybills of those that ship', () => {
  for (const { industry } of trades)
    for (const ships of [true, false]) {
      const texts = whys(industry, ships)
      expect(texts.every((text) => text !== '')).toBe(true)
      if (industry !== '制造') expect(texts.join()).not.toMatch(/工厂|产业带/)
      if (!ships) expect(texts.join()).not.toContain('只给我们一部分')
      if (ships) expect(texts.join()).not.toMatch(/现用同行|试发/)
      expect(new Set(texts).size).toBeGreaterThan(1)
    }
  expect(whys('制造', false)).toContain('产业带工厂，月发 800 票，现用同行，时效不满意')
})
