import { AppError } from '#lib/core/errors'
import type { Context } from '#lib/platform/context'
import type { RecordId } from '#lib/platform/http/record-id'
import { permit } from '#lib/platform/scope/scope'
import { findRoot } from '#lib/records/record/of-customer'
import { tellExcluded } from '../left-out/service.ts'
import type { AttemptRow } from './repository.ts'
import type { ListLossesInput, LossFiguresInput, LossFiguresResource, LossListResource, LossResource } from './schema.ts'
import type { LossView, RatedLosses } from './service.ts'
import { getLossFigures, listLosses, lossesOfCustomer } from './service.ts'

/** Lists losses as programs read them. Throws `invalid_cursor`, `not_found` for an outlet out of reach. */
export async function listLossResources(ctx: Context, input: ListLossesInput): Promise<LossListResource> {
  const { rows, nextCursor } = await listLosses(ctx, input)
  return { data: rows.map(viewResource), next_cursor: nextCursor }
}

/** Answers the losses of one customer as programs read them, the latest first. Throws `not_found` out of scope. */
export async function lossResourcesOf(ctx: Context, id: RecordId): Promise<LossListResource> {
  const customerId = await findRoot(ctx.db, permit(ctx, 'analysis:read'), id)
  if (customerId === null) throw new AppError('not_found', {})
  return { data: (await lossesOfCustomer(ctx, customerId)).map(viewResource), next_cursor: null }
}

/** Answers the figures over losses as programs read them. Throws `not_found` for an outlet out of reach. */
export async function getLossFiguresResource(ctx: Context, input: LossFiguresInput): Promise<LossFiguresResource> {
  const { all, causes, ways, leftOut } = await getLossFigures(ctx, input)
  return {
    currency: ctx.company.currency,
    ...leftOut,
    all: viewSums(all),
    causes: causes.map(({ cause, ...sums }) => ({ cause, ...viewSums(sums) })),
    ways: ways.map(({ way, ...sums }) => ({ way, ...viewSums(sums) })),
  }
}

const named = (id: number | null, name: string | null) => (id === null ? null : { id: String(id), name: name ?? '' })

function viewResource(loss: LossView): LossResource {
  const { backOn } = loss
  return {
    id: String(loss.id),
    customer: { id: String(loss.customerId), external_id: loss.externalId, name: loss.name },
    ...{ owner: named(loss.ownerId, loss.ownerName), outlet: named(loss.outletId, loss.outletName), state: loss.state },
    ...{ last_shipping_on: loss.lastShippingOn, lost_on: loss.lostOn, stated: loss.stated, currency: loss.currency },
    ...{ revenue_minor: loss.revenueMinor, margin_minor: loss.marginMinor, complete: loss.complete },
    ...{ unpriced: loss.uncosted, excluded: tellExcluded(loss.excluded) },
    ...{ cause: loss.cause, rival: loss.rival, note: loss.note, exit_call_on: loss.exitCallOn },
    recorded_by: named(loss.recordedById, loss.recordedByName),
    ...{ recorded_at: loss.recordedAt?.toISOString() ?? null, back_on: backOn },
    returned:
      backOn === null || loss.returned30Minor === null
        ? null
        : {
            days_30_minor: loss.returned30Minor,
            days_60_minor: loss.returned60Minor,
            days_90_minor: loss.returned90Minor,
          },
    attempts: loss.attempts.map(viewAttempt),
    version: loss.version,
  }
}

function viewAttempt({
  id,
  madeOn,
  costMinor,
  byId,
  byName,
  way,
  offer,
  note,
  result,
}: AttemptRow): LossResource['attempts'][number] {
  return {
    id: String(id),
    made_on: madeOn,
    way,
    offer,
    note,
    cost_minor: costMinor,
    result,
    made_by: { id: String(byId), name: byName },
  }
}

function viewSums(sums: RatedLosses): LossFiguresResource['all'] {
  return {
    ...{ losses: sums.losses, revenue_minor: sums.revenueMinor, margin_minor: sums.marginMinor },
    ...{ tried: sums.tried, won: sums.won, came_back: sums.cameBack },
    ...{ win_back_rate: sums.winBackRate, return_rate: sums.returnRate, return_rate_of: sums.returned },
    ...{ cost_minor: sums.costMinor, time_minor: sums.timeMinor },
  }
}
