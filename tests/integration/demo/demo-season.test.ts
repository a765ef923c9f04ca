import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { listDrops } from '#lib/analysis/drop/service'
import { getManagerFigures } from '#lib/analysis/home/service'
import type { SeasonView } from '#lib/analysis/season/service'
import { viewSeasons } from '#lib/analysis/season/service'
import { sql } from '#lib/platform/db/sql'
import { monthIndex } from '#prisma/seed/demo/recipe/season'
import { demoSizes } from '#prisma/seed/demo/size'
import type { MadeCompany } from './made-company.ts'
import { openMadeCompany } from './made-company.ts'

// All customers of the full demo with an eighth of its waybills.
const size = { ...demoSizes.full, waybills: demoSizes.full.waybills / 8, eventDays: 5 }

let company: MadeCompany
let seasons: SeasonView[]
beforeAll(async () => {
  company = await openMadeCompany(size)
  ;({ seasons } = await viewSeasons(company.ctx, 2026))
}, 300_000)
afterAll(() => company.close())

const indexesOf = (name: string) => seasons.find((one) => one.name === name)?.indexes ?? []
const off = (found: readonly number[], wanted: readonly number[]) =>
  // January and February share theirs by the lunar date: the recipe says what they are together.
  [(found[0] ?? 0) / 2 + (found[1] ?? 0) / 2, ...found.slice(2)].map((index, place) => {
    const [january = 0, february = 0, ...rest] = wanted
    return Math.abs(index - (place === 0 ? (january + february) / 2 : (rest[place - 1] ?? 0)))
  })

describe('the season of the demo, found again from its kept months', () => {
  it('of shops within 0.08 in every month, and 0.04 on average', () => {
    const found = off(indexesOf('电商'), monthIndex.shop)
    expect(Math.max(...found)).toBeLessThan(0.08)
    expect(found.reduce((sum, each) => sum + each, 0) / found.length).toBeLessThan(0.04)
  })

  it('of factories and offices, which ship less here and are half the company’s, within 0.2, and 0.07 on average', () => {
    for (const name of ['制造', '商务']) {
      const found = off(indexesOf(name), monthIndex.office)
      expect(Math.max(...found), name).toBeLessThan(0.2)
      expect(found.reduce((sum, each) => sum + each, 0) / found.length, name).toBeLessThan(0.07)
    }
  })

  it('puts the fall of the festival into February where it lies there, and divides it where it lies between', async () => {
    const winterOf = async (year: number) => {
      const found = await viewSeasons(company.ctx, year)
      return (found.seasons.find(({ name }) => name === '电商')?.indexes ?? []).slice(0, 2)
    }
    const [january2026 = 0, february2026 = 0] = await winterOf(2026)
    expect(january2026).toBeGreaterThan(0.85)
    expect(february2026).toBeLessThan(0.65)
    const [january2025 = 0, february2025 = 0] = await winterOf(2025)
    expect(january2025).toBeLessThan(january2026)
    expect(february2025).toBeGreaterThan(february2026)
  })
})

describe('what managers see of it', () => {
  it('who ships less than expected: a few of the hundreds that are large enough, most of whom the recipe turns', async () => {
    const { rows } = await listDrops(company.ctx, { limit: 200, sort: '-loss' })
    expect(rows.length).toBeGreaterThan(10)
    expect(rows.length).toBeLessThan(60)
    expect(rows.every(({ change, lossMinor }) => change <= -0.2 && lossMinor > 0)).toBe(true)
  })

  it('the change in revenue against the same days of last year, which its effects come to', async () => {
    const figures = await getManagerFigures(company.ctx)
    expect(figures?.revenue).toMatchObject({
      basis: 'year',
      now: { from: '2026-11-01', to: '2026-11-25' },
      earlier: { from: '2025-11-01' },
    })
    const { effects, changeMinor, kinds } = figures?.revenue ?? {
      effects: { volume: 0, price: 0, mix: 0 },
      changeMinor: 1,
      kinds: [],
    }
    expect(effects.volume + effects.price + effects.mix).toBe(changeMinor)
    expect(kinds.reduce((sum, { minor }) => sum + minor, 0)).toBe(changeMinor)
    const billed = sql`coalesce(sum(w.freight_minor), 0)::float8 as minor from waybill w where w.status <> 'cancelled'`
    const row = await company.db.row(
      z.object({ minor: z.number() }),
      sql`select ${billed} and w.accepted_on >= '2026-11-01' and w.accepted_on < '2026-11-25'`,
    )
    expect(figures?.revenue.nowMinor).toBe(row?.minor)
  })

  it('the shares that the recipe prints: the largest customer has 12.7 % of the pieces and 7.0 % of the revenue', async () => {
    const { concentration } = (await getManagerFigures(company.ctx)) ?? {}
    expect(concentration?.largestByPieces?.share).toBeCloseTo(0.127, 2)
    expect(concentration?.largest?.share).toBeCloseTo(0.07, 2)
  })
})
