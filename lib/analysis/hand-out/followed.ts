import { z } from 'zod'

/** The open task by which a row of a list is followed up, as rows of the database say it; null where none is. */
export const openTask = z.object({ id: z.int(), to: z.string(), dueAt: z.iso.datetime({ offset: true }).nullable() }).nullable()

/** By whom, when and why a row was marked as seen; null where it was not. */
export const seenFor = <const Reasons extends readonly [string, ...string[]]>(reasons: Reasons) =>
  z.object({ on: z.string(), by: z.string(), reason: z.enum(reasons).nullable(), note: z.string().nullable() }).nullable()
