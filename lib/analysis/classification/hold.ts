import type { Context } from '#lib/platform/context'
import { deleteHolds, insertHold } from './repository.ts'

/** Keeps the rows of a run for as long as `holder` refers to it, whatever retention says; whatever run the holder referred to before is let go. Call it in the transaction that writes the
 * reference. */
export async function holdRun({ db }: Pick<Context, 'db'>, runId: number, holder: string): Promise<void> {
  await deleteHolds(db, holder)
  await insertHold(db, runId, holder)
}
