import { AppError, isAppError } from '#lib/core/errors'
import type { Context } from '#lib/platform/context'
import { parameterFields } from './parameter-fields.ts'
import { allowedText } from './parameter-words.ts'

/** What is wrong with a number by its schema, which says what would be right. */
const OF_NUMBERS: ReadonlySet<string> = new Set(['too_big', 'too_small', 'invalid_type', 'invalid_union', 'invalid_value'])

/**
 * Answers why parameters that were typed into a form were refused, as the form knows its fields: by their path among the parameters, several numbers in a row as one. What is out of range is told with the range, in the field's own unit; `look` are the
 * parameters as they were typed. Anything else is answered as it is.
 */
export function asTheFormSays(
  ctx: Pick<Context, 'locale' | 'company'>,
  scheme: string,
  look: Readonly<Record<string, unknown>>,
  error: unknown,
): unknown {
  if (!isAppError(error, 'invalid_request')) return error
  const fields = parameterFields(scheme)
  const reader = { locale: ctx.locale, currency: ctx.company.currency }
  const issues = error.issues.map(({ name, code, params }) => {
    const path = name.replace(/^parameters\./, '').replace(/\.\d+$/, '')
    const field = OF_NUMBERS.has(code) ? fields.find((each) => each.path === path) : undefined
    const allowed = field === undefined ? null : allowedText(field, look, reader)
    return allowed === null
      ? { name: path, code, params }
      : { name: path, code: 'beyond_allowed', params: { ...params, allowed } }
  })
  return new AppError('invalid_request', error.params, { issues })
}
