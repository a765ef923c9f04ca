import type { Context } from '#lib/platform/context'
import { getSleeperFigures } from '../../sleepers/service.ts'
import { barsChart } from '../bars-chart.ts'
import type { ChartData, ChartDeclaration } from '../chart.ts'
import type { ChartGround } from '../filters.ts'
import { pageHref } from '../links.ts'
import { wordsOf } from '../words.ts'

/** What sleeping customers brought before they fell asleep, by why they may have stopped. */
async function readSleepers(ctx: Context, { outlet, owner }: ChartGround): Promise<ChartData | null> {
  const words = wordsOf(ctx)
  const { asOf, all, causes } = await getSleeperFigures(ctx, { outlet })
  const rows = causes.map((each) => ({
    ...{ ...each, key: each.cause, label: words.any(`sleepers.causes.${each.cause}`) },
    href: pageHref('/analysis/sleepers', { cause: each.cause, outlet, owner }),
  }))
  const [main] = rows
  if (main === undefined || asOf === null) return null
  const of = (key: string) => words.any(`sleepers.figure.${key}`)
  return {
    period: null,
    unit: of('unit'),
    sentence: words.text('sleeping.sentence', {
      ...{ customers: words.count(all.customers), revenue: words.money(all.revenueMinor), day: words.day(asOf) },
      ...{ cause: main.label, share: words.percent(main.share) },
    }),
    definition: words.definition('definition', 'sleepers'),
    ...barsChart(words, rows, {
      measure: of('measure'),
      axis: 'money',
      bar: ({ cause, customers, revenueMinor }) => ({
        value: revenueMinor,
        notes: [words.text('sleeping.customers', { customers: words.count(customers) })],
        tone: cause === 'unknown' ? 'watch' : 'first',
      }),
      columns: ['cause', 'customers', 'revenue', 'margin', 'share'].map((key) => ({ key, label: of(key) })),
      cells: ({ customers, revenueMinor, marginMinor, share }) => [
        words.cells.count(customers),
        words.cells.money(revenueMinor),
        words.cells.money(marginMinor),
        words.cells.percent(share),
      ],
    }),
  }
}

export const sleeperCharts: ChartDeclaration[] = [
  {
    ...{ id: 'sleepers-by-cause', group: 'leaving', kind: 'bars', permission: 'analysis:read' },
    filters: ['outlet', 'owner'],
    read: readSleepers,
  },
]
