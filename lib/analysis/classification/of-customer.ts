import type { Context } from '#lib/platform/context'
import { permit } from '#lib/platform/scope/scope'
import { isReference } from '#lib/records/references/service'
import { className } from './reason-text.ts'
import { getScheme, SCHEME_IDS } from './registry.ts'
import { findShown, listAssignmentRows, listShownRuns } from './repository.ts'
import type { RunRow } from './run-row.ts'
import type { Explainer } from './run-scheme.ts'
import { viewAssignment } from './run-view.ts'
import type { AssignmentResource } from './schema.ts'

/** What the run of a scheme that standing shows says of one customer. */
export interface ClassOfCustomer {
  scheme: string
  /** The class that stands: what a person set, else what was computed. */
  standing: string
  /** The computed class as a reader knows it: A, 555, or a word. */
  className: string
  /** What a person set in its place. */
  override: AssignmentResource['override']
  /** That class as a reader knows it. */
  overrideName: string | null
  reasons: string[]
  /** What would change the class. */
  changes: string[]
  /** The period [from, to) of the run, and the day it was worked out for. */
  from: string
  to: string
  asOf: string
}

/**
 * Answers what each scheme says of one customer, from the very run whose class lists show, with the reasons in the reader's language, in the order
 * of the schemes. Schemes without such a run, or whose run the customer is not in, are left out; a customer out of scope is in none.
 */
export async function classesOfCustomer(ctx: Context, customerId: number): Promise<ClassOfCustomer[]> {
  const scope = permit(ctx, 'analysis:read')
  const runs = await listShownRuns(ctx.db)
  runs.sort((left, right) => placeOf(left.scheme) - placeOf(right.scheme))
  const classes = await Promise.all(
    runs.map(async (run): Promise<ClassOfCustomer[]> => {
      const query = { run, scope, customerId, class: undefined, ranks: null, after: null, limit: 1 }
      const [row] = await listAssignmentRows(ctx.db, query)
      if (row === undefined) return []
      const nameOf = (name: string) => className({ locale: ctx.locale, scheme: run.scheme }, name)
      const seen = viewAssignment(ctx, run, row, await explainerToday(ctx, run, customerId))
      return [
        {
          scheme: run.scheme,
          standing: seen.override?.class ?? seen.class,
          className: nameOf(seen.class),
          override: seen.override,
          overrideName: seen.override === null ? null : nameOf(seen.override.class),
          reasons: seen.reasons.map((reason) => reason.text),
          changes: seen.changes.map((reason) => reason.text),
          from: run.from,
          to: run.to,
          asOf: run.asOf,
        },
      ]
    }),
  )
  return classes.flat()
}

/** Explains a customer by what its run knew, corrected by what is known since where the scheme heeds it. */
async function explainerToday(ctx: Context, run: RunRow, customerId: number): Promise<Explainer> {
  const { explainer, since } = getScheme(run.scheme)
  const explain = explainer(run.parameters, run.model)
  if (since === undefined) return explain
  const known = { isReference: await isReference(ctx, customerId) }
  return (inputs) => {
    const explained = explain(inputs)
    return { ...explained, ...since(explained, known) }
  }
}

/** Answers the run that the classes of a customer begin with: of the first scheme, in their order, of which lists show one; null before any. */
export async function firstShownRun(ctx: Context): Promise<Pick<RunRow, 'from' | 'to' | 'asOf' | 'currency'> | null> {
  permit(ctx, 'analysis:read')
  const runs = await listShownRuns(ctx.db)
  return runs.toSorted((left, right) => placeOf(left.scheme) - placeOf(right.scheme))[0] ?? null
}

/** One customer in the run of a scheme that is shown. */
export interface AssignmentOfCustomer {
  run: Pick<RunRow, 'id' | 'from' | 'to' | 'asOf' | 'currency'>
  assignment: AssignmentResource
}

/** Answers what the shown run of a scheme says of one customer, with codes and parameters of its reasons; null without such a run, for a customer that is not in it, and for one out of scope. */
export async function assignmentOfCustomer(
  ctx: Context,
  scheme: string,
  customerId: number,
): Promise<AssignmentOfCustomer | null> {
  const scope = permit(ctx, 'analysis:read')
  const run = await findShown(ctx.db, scheme)
  if (run === null || !run.rowsKept) return null
  const query = { run, scope, customerId, class: undefined, ranks: null, after: null, limit: 1 }
  const [row] = await listAssignmentRows(ctx.db, query)
  if (row === undefined) return null
  const { id, from, to, asOf, currency } = run
  const explainer = getScheme(scheme).explainer(run.parameters, run.model)
  return { run: { id, from, to, asOf, currency }, assignment: viewAssignment(ctx, run, row, explainer) }
}

const placeOf = (scheme: string) => (SCHEME_IDS as readonly string[]).indexOf(scheme)
