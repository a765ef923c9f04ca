import 'server-only'
import { unstable_rethrow } from 'next/navigation'
import type { z } from 'zod'
import type { ErrorCode } from '#lib/core/errors'
import { AppError } from '#lib/core/errors'
import { auditRefusal } from '../audit/refusal.ts'
import { findCurrentContext, hasToChangePassword } from '../auth/current-context.ts'
import type { Context } from '../context.ts'
import { defaultLocale } from '../i18n/locale.ts'
import { errorText, issueText } from '../i18n/messages.ts'
import { log } from '../log/log.ts'
import { permit } from '../scope/scope.ts'
import { formValues } from './form-values.ts'
import { parseInput } from './parse.ts'
import { translate } from './problem.ts'
import { statusOf } from './status.ts'

/** What a form gets back. `fields` are sentences by field name; what was typed stays in the form. */
export type ActionResult<R> =
  | { ok: true; data: R }
  | { ok: false; code: ErrorCode; message: string; fields: Record<string, string>; current?: unknown }

export interface ActionPlan<I extends z.ZodType, R> {
  /** resource.verb; named in the audit when it is refused. */
  name: string
  /** What the actor must hold, or null when being signed in is enough. */
  permission: string | null
  input: I
  /** For the one action that a person with a one-time password may call. */
  whilePasswordMustChange?: boolean
  handler: (ctx: Context, input: z.output<I>) => Promise<R>
}

/** Makes a server action, which is a public endpoint: it finds who is signed in, checks the permission and the input, calls, and turns an error
 * into sentences. Every server action is made by this. Takes FormData or a plain object, as its last argument (so it fits useActionState). */
export function action<I extends z.ZodType, R>(plan: ActionPlan<I, R>): (...args: unknown[]) => Promise<ActionResult<R>> {
  return async (...args) => {
    const ctx = await findCurrentContext()
    try {
      if (ctx === null) throw new AppError('unauthenticated', {})
      if (plan.whilePasswordMustChange !== true && (await hasToChangePassword())) {
        throw new AppError('forbidden', { permission: plan.name }, { detail: 'auth.change_password_first' })
      }
      if (plan.permission !== null) permit(ctx, plan.permission)
      const raw = args.at(-1)
      const input = parseInput(plan.input, raw instanceof FormData ? formValues(raw) : raw, 'body')
      return { ok: true, data: await plan.handler(ctx, input) }
    } catch (error) {
      unstable_rethrow(error) // a redirect of the handler is no error
      return refuse(plan.name, ctx, error)
    }
  }
}

async function refuse(name: string, ctx: Context | null, error: unknown): Promise<ActionResult<never>> {
  const known = error instanceof AppError ? error : translate(error)
  if (statusOf[known.code] >= 500) (ctx?.log ?? log).error({ err: error, action: name }, 'action failed')
  if (ctx !== null && known.code === 'forbidden') await auditRefusal(ctx, name, known)
  const locale = ctx?.locale ?? defaultLocale
  return {
    ok: false,
    code: known.code,
    message: errorText(locale, known.detail ?? known.code, known.params),
    fields: Object.fromEntries(known.issues.map((issue) => [issue.name, issueText(locale, issue.code, issue.params)])),
    ...(known.current === undefined ? {} : { current: known.current }),
  }
}
