import type { Context } from '#lib/platform/context'
import { parseRecordId } from '#lib/platform/http/record-id'
import { getOutlet } from '#lib/platform/org/outlets'
import { namesOfUsers } from '#lib/platform/org/users'
import type { ChartData } from './chart.ts'
import type { ChartFilter } from './chart-filter.ts'
import { CHART_FILTERS } from './chart-filter.ts'
import type { ChartFilters } from './schema.ts'
import { wordsOf } from './words.ts'

/** What a chart says of the filters that it was asked with, in the reader's words. */
export interface SaidFilters {
  /** The filters that were set and that it does not follow. */
  passedOver: ChartFilter[]
  /** By whom it is cut; null where nothing cuts it. Its period it says itself. */
  by: string | null
  /** Which of the set filters it does not follow; null where it follows all of them. */
  notBy: string | null
}

/** Answers which of the filters that are set a chart does not follow, in their order. Outlet and owner exclude one another: a chart that is cut to the outlet does not follow the owner. */
export function passedOver(filters: ChartFilters, taken: readonly ChartFilter[]): ChartFilter[] {
  const instead = filters.outlet !== undefined && taken.includes('outlet')
  return CHART_FILTERS.filter((name) => filters[name] !== undefined && (!taken.includes(name) || (name === 'owner' && instead)))
}

/** Answers what a chart says of its filters. One that states days of its own below its title need not say that it does not follow the period; what cannot be shown yet states none. */
export async function sayFilters(
  ctx: Context,
  filters: ChartFilters,
  taken: readonly ChartFilter[],
  data: Pick<ChartData, 'period'> | null,
): Promise<SaidFilters> {
  const passed = passedOver(filters, taken)
  const told = passed.filter((name) => name !== 'period' || (data?.period ?? null) === null)
  const followed = CHART_FILTERS.filter((name) => filters[name] !== undefined && !passed.includes(name))
  return { passedOver: passed, by: await sayFollowed(ctx, filters, followed), notBy: sayNotFollowed(ctx, told) }
}

/** Answers in one line that a chart does not follow some filters; null for none. */
export function sayNotFollowed(ctx: Pick<Context, 'locale' | 'company'>, names: readonly ChartFilter[]): string | null {
  const { text } = wordsOf(ctx)
  if (names.length === 0) return null
  return text('filters.notBy', {
    all: joined(
      ctx,
      names.map((name) => text(`filters.names.${name}`)),
    ),
  })
}

async function sayFollowed(ctx: Context, filters: ChartFilters, followed: readonly ChartFilter[]): Promise<string | null> {
  const { text } = wordsOf(ctx)
  const said: string[] = []
  for (const name of followed.filter((each) => each !== 'period')) {
    const value = await nameOfValue(ctx, filters, name)
    said.push(text('filters.value', { filter: text(`filters.names.${name}`), value }))
  }
  return said.length === 0 ? null : text('filters.by', { all: joined(ctx, said) })
}

/** What a filter is set to, by name; whom the reader may not know of by name, by number. */
async function nameOfValue(ctx: Context, { outlet, owner, kind }: ChartFilters, name: ChartFilter): Promise<string> {
  if (name === 'outlet' && outlet !== undefined) return (await getOutlet(ctx, parseRecordId(outlet))).name
  if (name === 'owner' && owner !== undefined) return (await namesOfUsers(ctx, [Number(owner)])).get(Number(owner)) ?? owner
  return wordsOf(ctx).any(`analysis.kinds.${kind ?? ''}`)
}

function joined(ctx: Pick<Context, 'locale' | 'company'>, parts: readonly string[]): string {
  return parts.reduce((before, after) => wordsOf(ctx).text('filters.joined', { before, after }))
}
