import type { Context } from '#lib/platform/context'
import { getSetting } from '#lib/platform/settings/settings'
import type { GateLine } from '../lifecycle/gate.ts'
import { lifecycleSetting } from '../lifecycle/settings.ts'
import type { UpgradePathInput, UpgradePathResource } from './schema.ts'
import type { PathStage, StalledCustomer } from './service.ts'
import { getUpgradePath, listStalled } from './service.ts'

/** Answers the upgrade path as an answer of the API: its stages, gates, months and cohorts within the reader's scope, and a page of the customers stalled at one stage. Throws `invalid_cursor`, `not_found` for an outlet
 * out of reach. */
export async function getUpgradePathResource(ctx: Context, input: UpgradePathInput): Promise<UpgradePathResource> {
  const [path, stalled, cuts] = await Promise.all([
    getUpgradePath(ctx),
    listStalled(ctx, input),
    getSetting(ctx.db, lifecycleSetting),
  ])
  const { from, to, scope, months } = path
  const { unpriced, excluded } = path.leftOut
  return {
    ...{ from, to, scope, months, currency: ctx.company.currency, unpriced, excluded },
    stages: path.stages.map(viewStage),
    gates: {
      regular: { months_in_row: cuts.regular_months, shipments_a_month: cuts.regular_shipments },
      loyal: {
        ...{ months_as_customer: cuts.loyal_months, active_months: cuts.loyal_active_months },
        share_of_wallet: cuts.loyal_wallet_share,
      },
    },
    cohorts: path.cohorts.map(({ regularShare, loyalShare, ...cohort }) => ({
      ...{ ...cohort, regular_share: regularShare, loyal_share: loyalShare },
    })),
    earlier: { records_from: path.earlier.recordsFrom, customers: path.earlier.customers },
    before_quarters: path.beforeQuarters,
    stage: input.stage,
    data: stalled.rows.map(viewStalled),
    next_cursor: stalled.nextCursor,
  }
}

function viewStage({
  stage,
  customers,
  valueMinor,
  near,
  ask,
  open,
  earlier,
  lost,
  ...of
}: PathStage): UpgradePathResource['stages'][number] {
  const moves = { went_up: of.wentUp, went_down: of.wentDown, usual_days: of.usualDays, usual_of: of.usualOf }
  return { stage, customers, revenue_minor: valueMinor, near, ask, open, earlier, lost, ...moves }
}

function viewStalled(row: StalledCustomer): UpgradePathResource['data'][number] {
  return {
    customer: { id: String(row.id), external_id: row.externalId, name: row.name },
    owner: row.ownerId === null ? null : { id: String(row.ownerId), name: row.ownerName ?? '' },
    ...{
      since: row.since,
      unseen: row.unseen,
      days: row.days,
      near: row.near,
      revenue_minor: row.valueMinor,
      bad_cases: row.badCases,
    },
    missing: row.missing.map(viewGate),
  }
}

function viewGate(line: GateLine): UpgradePathResource['data'][number]['missing'][number] {
  if (line.gate === 'first_waybill') return { gate: line.gate, needed: null, reached: null }
  return { gate: line.gate, needed: line.needed, reached: line.reached }
}
