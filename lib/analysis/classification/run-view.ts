import { z } from 'zod'
import { maskCustomerName } from '#lib/core/personal'
import type { Context } from '#lib/platform/context'
import { errorText } from '#lib/platform/i18n/messages'
import { writeReason } from './reason-text.ts'
import type { AssignmentRow } from './repository.ts'
import type { RunRow, StoredSummary } from './run-row.ts'
import type { Explainer } from './run-scheme.ts'
import type { AssignmentResource, MovementResource, RunResource } from './schema.ts'

const parameters = z.record(z.string(), z.unknown())

/** Shapes a run; without `totals` what says how the whole company stands is left out. */
export function viewRun(ctx: Pick<Context, 'locale'>, run: RunRow, totals: boolean): RunResource {
  return {
    id: String(run.id),
    scheme: run.scheme,
    status: run.status,
    stage: run.stage,
    parameters: parameters.parse(run.parameters),
    as_of: run.asOf,
    from: run.from,
    to: run.to,
    currency: run.currency,
    published: run.published,
    trial: run.trial,
    summary: run.summary === null || !totals ? null : viewSummary(run.summary),
    failure:
      run.failureCode === null
        ? null
        : { code: run.failureCode, text: errorText(ctx.locale, run.failureCode, run.failureParams ?? {}) },
    requested_by_name: run.requestedByName,
    requested_at: run.requestedAt.toISOString(),
    started_at: run.startedAt?.toISOString() ?? null,
    finished_at: run.finishedAt?.toISOString() ?? null,
  }
}

function viewSummary(summary: StoredSummary): NonNullable<RunResource['summary']> {
  const isMoney = summary.valueUnit === 'minor'
  return {
    classes: summary.classes.map((entry) => ({
      class: entry.class,
      customers: entry.customers,
      value: entry.value,
      value_minor: isMoney ? entry.value : null,
      value_share: entry.valueShare,
    })),
    total_value: summary.totalValue,
    total_value_minor: isMoney ? summary.totalValue : null,
    top_shares: summary.topShares,
    customers: summary.customers,
    without_waybills: summary.withoutWaybills,
    unpriced: summary.unpriced,
    excluded: summary.excluded,
    ...(summary.fitted === null ? {} : { fitted: summary.fitted }),
  }
}

/** Shapes the movement of a done run; without an earlier run there is nothing to compare with. */
export function viewMovement(run: RunRow): MovementResource {
  const isMoney = run.summary?.valueUnit === 'minor'
  return {
    against: run.againstRunId === null ? null : String(run.againstRunId),
    cells: (run.movement ?? []).map((cell) => ({
      from: cell.from,
      to: cell.to,
      customers: cell.customers,
      value: cell.value,
      value_minor: isMoney ? cell.value : null,
    })),
  }
}

/** Shapes one customer of a stored run, with its reasons in the reader's language. */
export function viewAssignment(
  ctx: Pick<Context, 'locale'>,
  run: RunRow,
  row: AssignmentRow,
  explain: Explainer,
): AssignmentResource {
  const reader = { locale: ctx.locale, currency: run.currency, scheme: run.scheme }
  const explained = explain(row.inputs)
  const total = run.summary?.positiveTotal ?? null
  const value = row.value ?? 0
  return {
    customer: { id: String(row.id), external_id: row.externalId, name: maskCustomerName(row.kind, row.name) },
    class: row.class,
    override: viewOverride(row),
    rank: row.rank,
    value,
    share: total === null ? null : Math.max(value, 0) / total,
    cumulative_share: row.cumulativeShare,
    reasons: explained.reasons.map((reason) => writeReason(reason, reader)),
    changes: explained.changes.map((reason) => writeReason(reason, reader)),
    ...explained.figures,
  }
}

function viewOverride(row: AssignmentRow): AssignmentResource['override'] {
  if (row.overrideClass === null || row.overrideAt === null) return null
  return {
    class: row.overrideClass,
    reason: row.overrideReason ?? '',
    by: String(row.overrideBy),
    by_name: row.overrideByName ?? '',
    at: row.overrideAt.toISOString(),
  }
}
