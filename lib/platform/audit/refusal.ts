import type { AppError } from '#lib/core/errors'
import type { Context } from '../context.ts'
import { audit } from './audit.ts'

/** Notes that somebody tried what the actor may never do. A note that cannot be written is logged: the refusal stands either way. */
export async function auditRefusal(ctx: Context, door: string, refusal: AppError): Promise<void> {
  try {
    await audit(ctx, { action: 'access.refuse', detail: { door, ...refusal.params } })
  } catch (error) {
    ctx.log.error({ err: error, door }, 'a refusal could not be noted')
  }
}
