import 'server-only'
import type { z } from 'zod'
import { AppError } from '#lib/core/errors'
import { auditRefusal } from '../audit/refusal.ts'
import { findCurrentContext, hasToChangePassword } from '../auth/current-context.ts'
import type { Context } from '../context.ts'
import type { ExportFile } from '../export/file.ts'
import { defaultLocale } from '../i18n/locale.ts'
import { errorText } from '../i18n/messages.ts'
import { log } from '../log/log.ts'
import { permit } from '../scope/scope.ts'
import { formValues } from './form-values.ts'
import { parseInput } from './parse.ts'
import { translate } from './problem.ts'
import { statusOf } from './status.ts'

export interface DownloadPlan<I extends z.ZodType> {
  /** resource.verb; named in the audit when it is refused. */
  name: string
  /** What the actor must hold. */
  permission: string
  input: I
  handler: (ctx: Context, input: z.output<I>) => Promise<ExportFile>
}

/** Makes the POST of a route that hands out a file while it is written: who is signed in, permission and input are checked as by `action`. A form on a page of ours
 * sends it, so that the browser saves the file itself, shows how far it is and lets its reader go on; a form of another site is refused. */
export function download<I extends z.ZodType>(plan: DownloadPlan<I>): (request: Request) => Promise<Response> {
  return async (request) => {
    const ctx = await findCurrentContext()
    try {
      refuseOtherSites(request)
      if (ctx === null) throw new AppError('unauthenticated', {})
      if (await hasToChangePassword()) {
        throw new AppError('forbidden', { permission: plan.name }, { detail: 'auth.change_password_first' })
      }
      permit(ctx, plan.permission)
      const input = parseInput(plan.input, formValues(await formOf(request)), 'body')
      const file = await plan.handler(ctx, input)
      return new Response(file.stream, { headers: headersOf(file) })
    } catch (error) {
      return refuse(plan.name, ctx, error)
    }
  }
}

/** A browser says with every POST which page sent it. */
function refuseOtherSites(request: Request): void {
  const origin = request.headers.get('origin')
  const host = request.headers.get('x-forwarded-host') ?? request.headers.get('host')
  if (origin !== null && (!URL.canParse(origin) || new URL(origin).host !== host)) {
    throw new AppError('forbidden', { permission: 'same-origin' })
  }
}

async function formOf(request: Request): Promise<FormData> {
  try {
    return await request.formData()
  } catch (cause) {
    throw new AppError('unsupported_media', { expected: 'application/x-www-form-urlencoded' }, { cause })
  }
}

function headersOf({ name, contentType }: ExportFile): Record<string, string> {
  // Names are of any script; `filename` is for those who read nothing newer.
  const extension = name.slice(name.lastIndexOf('.'))
  return {
    'content-type': contentType,
    'content-disposition': `attachment; filename="export${extension}"; filename*=UTF-8''${encodeURIComponent(name)}`,
    // What is written as it is read would be held back by whoever compresses it on the way.
    'cache-control': 'private, no-store, no-transform',
    'x-content-type-options': 'nosniff',
  }
}

async function refuse(name: string, ctx: Context | null, error: unknown): Promise<Response> {
  const known = error instanceof AppError ? error : translate(error)
  const status = statusOf[known.code]
  if (status >= 500) (ctx?.log ?? log).error({ err: error, download: name }, 'download failed')
  if (ctx !== null && known.code === 'forbidden') await auditRefusal(ctx, name, known)
  const text = errorText(ctx?.locale ?? defaultLocale, known.detail ?? known.code, known.params)
  return new Response(text, {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'private, no-store' },
  })
}
