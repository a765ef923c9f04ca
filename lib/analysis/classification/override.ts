import { invalidField, isAppError } from '#lib/core/errors'
import type { Context } from '#lib/platform/context'
import type { RecordId } from '#lib/platform/http/record-id'
import { permit } from '#lib/platform/scope/scope'
import { askOverride } from '#lib/records/overrides/approval'
import type { OverrideResource, PutOverrideInput } from '#lib/records/overrides/schema'
import type { OverrideAsked } from '#lib/records/overrides/service'
import { removeOverride, storeOverride } from '#lib/records/overrides/service'
import { ownParameters } from './own-parameters.ts'
import { className } from './reason-text.ts'
import { getScheme } from './registry.ts'

/** Answers the classes that may be set by hand in a scheme, best first, with their names in the reader's language. */
export async function classChoices(ctx: Context, scheme: string): Promise<{ value: string; label: string }[]> {
  const classes = getScheme(scheme).classes(await ownParameters(ctx, scheme))
  return classes.map((value) => ({ value, label: className({ locale: ctx.locale, scheme }, value) }))
}

/**
 * Sets by hand which class a customer has in a scheme. The class must be one that the scheme gives with the company's own parameters, the only ones that
 * lists and cards show. Throws `not_found` for an unknown scheme or out of scope, `invalid_request` for a class that is none of the scheme's, `rule_violated` for one so far from
 * the computed class that somebody else has to decide it.
 */
export async function setOverride(
  ctx: Context,
  customer: RecordId,
  scheme: string,
  input: PutOverrideInput,
): Promise<OverrideResource> {
  return storeOverride(ctx, await askedOf(ctx, customer, scheme, input))
}

/** Sets a class by hand where the actor may decide that alone; else asks whoever may, with the reason that was given, and answers the request's id. Throws as `setOverride` and `askApproval`. */
export async function setOrAskOverride(
  ctx: Context,
  customer: RecordId,
  scheme: string,
  input: PutOverrideInput,
): Promise<{ set: OverrideResource } | { askedId: number }> {
  const asked = await askedOf(ctx, customer, scheme, input)
  try {
    return { set: await storeOverride(ctx, asked) }
  } catch (error) {
    if (!(isAppError(error) && error.detail === 'approval.needed')) throw error
    return { askedId: await askOverride(ctx, asked) }
  }
}

async function askedOf(ctx: Context, customer: RecordId, scheme: string, input: PutOverrideInput): Promise<OverrideAsked> {
  permit(ctx, 'customer:override')
  const classes = getScheme(scheme).classes(await ownParameters(ctx, scheme))
  if (!classes.includes(input.class)) throw invalidField('class', 'override_class_unknown')
  return { customer, scheme, classes, input }
}

/** Takes an override away, so that the computed class counts again. Throws `not_found` out of scope, and when there is none. */
export async function clearOverride(ctx: Context, customer: RecordId, scheme: string): Promise<void> {
  permit(ctx, 'customer:override')
  await removeOverride(ctx, customer, getScheme(scheme).id)
}
