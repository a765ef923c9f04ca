import { invalidField } from '#lib/core/errors'
import type { Context } from '#lib/platform/context'
import type { RecordId } from '#lib/platform/http/record-id'
import type { Locale } from '#lib/platform/i18n/locale'
import { permit } from '#lib/platform/scope/scope'
import type { OverrideResource, PutOverrideInput } from '#lib/records/overrides/schema'
import { removeOverride, storeOverride } from '#lib/records/overrides/service'
import { className } from './reason-text.ts'
import { getScheme } from './registry.ts'

/** Answers the classes that may be set by hand in a scheme, best first, with their names in a language. */
export function classChoices(locale: Locale, scheme: string): { value: string; label: string }[] {
  return getScheme(scheme)
    .classes({})
    .map((value) => ({ value, label: className({ locale, scheme }, value) }))
}

/**
 * Sets by hand which class a customer has in a scheme. The class must be one that the scheme gives with its own parameters, the only ones that
 * lists and cards show. Throws `not_found` for an unknown scheme or out of scope, `invalid_request` for a class that is none of the scheme's.
 */
export async function setOverride(
  ctx: Context,
  customer: RecordId,
  scheme: string,
  input: PutOverrideInput,
): Promise<OverrideResource> {
  permit(ctx, 'customer:override')
  const known = getScheme(scheme)
  if (!known.classes({}).includes(input.class)) throw invalidField('class', 'override_class_unknown')
  return storeOverride(ctx, customer, scheme, input)
}

/** Takes an override away, so that the computed class counts again. Throws `not_found` out of scope, and when there is none. */
export async function clearOverride(ctx: Context, customer: RecordId, scheme: string): Promise<void> {
  permit(ctx, 'customer:override')
  await removeOverride(ctx, customer, getScheme(scheme).id)
}
