import { addDays } from '#lib/core/day'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import { sumProspects } from '#lib/records/opportunities/service'
import { monthToDate } from '../../home/compared-days.ts'
import { getTeam } from '../../team/service.ts'
import { barsChart } from '../bars-chart.ts'
import type { ChartData, ChartDeclaration } from '../chart.ts'
import type { ChartGround } from '../filters.ts'
import { customersHref, pageHref } from '../links.ts'
import { wordsOf } from '../words.ts'

const mostPeople = 15

/** How everybody in the reader's team stands: follow-ups that are overdue beside those that are planned, and the revenue of this month to date. */
async function readTeam(ctx: Context, { outletIds, outlet }: ChartGround): Promise<ChartData | null> {
  const words = wordsOf(ctx)
  const team = await getTeam(ctx, {
    outletId: outletIds === null ? undefined : Number(outlet),
    sort: 'revenueMinor',
    falling: true,
  })
  if (team.members.length === 0) return null
  const rows = team.members.map((member) => ({
    ...{ ...member, key: String(member.userId), label: member.name },
    href: customersHref({ owner: String(member.userId), outlet }),
  }))
  const [first] = team.members
  return {
    period: team.volume === null ? null : { ...monthToDate(team.volume.asOf), asOf: team.volume.asOf },
    unit: words.text('team.unit'),
    sentence: words.text('team.sentence', {
      people: words.count(team.people),
      name: first?.name ?? '',
      revenue: words.money(first?.revenueMinor ?? 0),
      overdue: words.count(team.sums.overdue),
    }),
    definition: words.definition('team', 'gallery.definitions'),
    ...barsChart(words, rows, {
      measure: words.text('team.revenueColumn'),
      axis: 'money',
      drawn: rows.slice(0, mostPeople),
      bar: ({ revenueMinor, overdue, planned }) => ({
        value: revenueMinor,
        notes: [words.text('team.overdueOf', { overdue: words.count(overdue), planned: words.count(planned) })],
      }),
      columns: ['person', 'customers', 'shipments', 'revenue', 'planned', 'overdue', 'cadence'].map((key) => ({
        key,
        label: words.text(`team.${key}Column`),
      })),
      cells: ({ customers, shipments, revenueMinor, planned, overdue, cadence }) => [
        ...[customers, shipments].map(words.cells.count),
        words.cells.money(revenueMinor),
        ...[planned, overdue, cadence].map(words.cells.count),
      ],
    }),
  }
}

/** Open prospects by the step at which they stand. */
async function readProspects(ctx: Context, { outlet, owner }: ChartGround): Promise<ChartData | null> {
  const words = wordsOf(ctx)
  const steps = await sumProspects(ctx, false)
  const all = steps.reduce((sum, { count }) => sum + count, 0)
  if (all === 0) return null
  const today = dayOf(ctx.now, ctx.company.timeZone)
  const rows = steps.map(({ step, count, pieces }) => ({
    ...{ key: step, count, pieces, label: words.any(`prospects.steps.${step}`) },
    // That list knows no outlet.
    href: outlet === undefined ? pageHref('/prospects', { step, owner }) : undefined,
  }))
  return {
    period: { from: today, to: addDays(today, 1), asOf: today },
    unit: words.text('prospects.unit'),
    sentence: words.text('prospects.sentence', {
      all: words.count(all),
      proposal: words.count(rows.at(-1)?.count ?? 0),
      pieces: words.count(rows.reduce((sum, { pieces }) => sum + pieces, 0)),
    }),
    definition: words.definition('prospects', 'gallery.definitions'),
    ...barsChart(words, rows, {
      measure: words.text('prospects.countColumn'),
      axis: 'count',
      bar: ({ count, pieces }) => ({ value: count, notes: [words.text('prospects.pieces', { pieces: words.count(pieces) })] }),
      columns: ['step', 'count', 'pieces'].map((key) => ({ key, label: words.text(`prospects.${key}Column`) })),
      cells: ({ count, pieces }) => [count, pieces].map(words.cells.count),
    }),
  }
}

export const workCharts: ChartDeclaration[] = [
  { id: 'team', group: 'work', kind: 'bars', permission: 'team:read', filters: ['outlet'], names: true, read: readTeam },
  {
    id: 'prospects-by-step',
    group: 'work',
    kind: 'bars',
    permission: 'customer:read',
    filters: ['outlet', 'owner'],
    read: readProspects,
  },
]
