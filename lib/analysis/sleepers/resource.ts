import type { Context } from '#lib/platform/context'
import { tellExcluded } from '../left-out/service.ts'
import type {
  ListSleepersInput,
  SleeperFiguresInput,
  SleeperFiguresResource,
  SleeperListResource,
  SleeperResource,
} from './schema.ts'
import type { Sleeper, SleeperSums } from './service.ts'
import { getSleeperFigures, listSleepers } from './service.ts'

/** Lists sleepers as programs read them. Throws as `listSleepers`. */
export async function listSleeperResources(ctx: Context, input: ListSleepersInput): Promise<SleeperListResource> {
  const { rows, nextCursor } = await listSleepers(ctx, input)
  return { data: rows.map((row) => viewResource(row, ctx.company.currency)), next_cursor: nextCursor }
}

/** Answers the figures over sleepers as programs read them. Throws as `getSleeperFigures`. */
export async function getSleeperFiguresResource(ctx: Context, input: SleeperFiguresInput): Promise<SleeperFiguresResource> {
  const { asOf, all, states, causes, worths, leftOut } = await getSleeperFigures(ctx, input)
  return {
    ...{ currency: ctx.company.currency, as_of: asOf, ...leftOut, all: viewSums(all) },
    states: states.map(({ level, ...sums }) => ({ state: level, ...viewSums(sums) })),
    causes: causes.map(({ cause, share, ...sums }) => ({ cause, ...viewSums(sums), share })),
    worths: worths.map(({ worth, ...sums }) => ({ worth, ...viewSums(sums) })),
  }
}

const viewSums = ({ customers, revenueMinor, marginMinor }: SleeperSums) => ({
  ...{ customers, revenue_minor: revenueMinor, margin_minor: marginMinor },
})

const named = (id: number | null, name: string | null) => (id === null ? null : { id: String(id), name: name ?? '' })

function viewResource(row: Sleeper, currency: string): SleeperResource {
  const { evidence } = row
  return {
    customer: { id: String(row.id), external_id: row.externalId, name: row.name },
    ...{ owner: named(row.ownerId, row.ownerName), outlet: named(row.outletId, row.outletName) },
    ...{ as_of: row.asOf, since: row.since, state: row.level, last_shipping_on: row.lastShippingOn, currency },
    ...{ shipments: row.shipments, revenue_minor: row.revenueMinor, margin_minor: row.marginMinor },
    ...{ unpriced: row.uncosted, excluded: tellExcluded(row.excluded) },
    ...{ lifetime_value_minor: row.lifetimeMinor, worth: row.worth, causes: row.causes },
    evidence: {
      ...{ damaged: evidence.damaged, lost: evidence.lost, late: evidence.late, promised: evidence.promised },
      late_rate_before: evidence.lateBefore,
      ...{ complaints: evidence.complaints, open_complaints: evidence.openComplaints },
      badly_answered_complaints: evidence.badlyAnswered,
      ...{ price_before_minor: evidence.priceBefore, price_minor: evidence.priceNow },
      ...{ discount_before: evidence.discountBefore, discount: evidence.discountNow, kind_ratio: evidence.kindRatio },
      ...{ price_before_minor_per_kg: evidence.kiloBefore, price_minor_per_kg: evidence.kiloNow },
      ...{ rivals: evidence.rivals, share_of_wallet: evidence.shareOfWallet },
      ...{ silent_days: evidence.silentDays, same_days_last_year: evidence.sameDaysLastYear },
    },
    wake_up: row.wakeUp,
    open_task_id: row.openTask === null ? null : String(row.openTask.id),
    seen: row.seen,
  }
}
