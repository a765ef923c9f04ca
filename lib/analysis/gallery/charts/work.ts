import { addDays } from '#lib/core/day'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import { sumProspects } from '#lib/records/opportunities/service'
import { monthToDate } from '../../home/compared-days.ts'
import { getTeam } from '../../team/service.ts'
import type { ChartData, ChartDeclaration } from '../chart.ts'
import type { ChartGround } from '../filters.ts'
import { customersHref } from '../links.ts'
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
  const hrefOf = (userId: number) => customersHref({ owner: String(userId), outlet })
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
    drawing: {
      kind: 'bars',
      measure: words.text('team.revenueColumn'),
      axis: 'money',
      bars: team.members.slice(0, mostPeople).map((member) => ({
        ...{ key: String(member.userId), label: member.name, value: member.revenueMinor, text: words.money(member.revenueMinor) },
        notes: [words.text('team.overdueOf', { overdue: words.count(member.overdue), planned: words.count(member.planned) })],
        href: hrefOf(member.userId),
      })),
    },
    table: {
      columns: ['person', 'customers', 'shipments', 'revenue', 'planned', 'overdue', 'cadence'].map((key) => ({
        key,
        label: words.text(`team.${key}Column`),
      })),
      rows: team.members.map((member) => ({
        key: String(member.userId),
        href: hrefOf(member.userId),
        cells: [
          words.cells.name(member.name),
          words.cells.count(member.customers),
          words.cells.count(member.shipments),
          words.cells.money(member.revenueMinor),
          words.cells.count(member.planned),
          words.cells.count(member.overdue),
          words.cells.count(member.cadence),
        ],
      })),
    },
  }
}

/** Open prospects by the step at which they stand. */
async function readProspects(ctx: Context, { owner }: ChartGround): Promise<ChartData | null> {
  const words = wordsOf(ctx)
  const steps = await sumProspects(ctx, false)
  const all = steps.reduce((sum, { count }) => sum + count, 0)
  if (all === 0) return null
  const today = dayOf(ctx.now, ctx.company.timeZone)
  const rows = steps.map(({ step, count, pieces }) => ({
    ...{ step, count, pieces, label: words.any(`prospects.steps.${step}`) },
    href: `/prospects?${new URLSearchParams({ step, ...(owner === undefined ? {} : { owner }) })}`,
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
    drawing: {
      kind: 'bars',
      measure: words.text('prospects.countColumn'),
      axis: 'count',
      bars: rows.map(({ step, label, count, pieces, href }) => ({
        ...{ key: step, label, value: count, text: words.count(count), href },
        notes: [words.text('prospects.pieces', { pieces: words.count(pieces) })],
      })),
    },
    table: {
      columns: ['step', 'count', 'pieces'].map((key) => ({ key, label: words.text(`prospects.${key}Column`) })),
      rows: rows.map(({ step, label, count, pieces, href }) => ({
        ...{ key: step, href },
        cells: [words.cells.name(label), words.cells.count(count), words.cells.count(pieces)],
      })),
    },
  }
}

export const workCharts: ChartDeclaration[] = [
  { id: 'team', group: 'work', kind: 'bars', permission: 'team:read', filters: ['outlet'], names: true, read: readTeam },
  { id: 'prospects-by-step', group: 'work', kind: 'bars', permission: 'customer:read', filters: ['owner'], read: readProspects },
]
