import { z } from 'zod'
import { recordId } from '#lib/platform/http/record-id'
import { text } from '../record/fields.ts'
import { idOut, instantOut } from '../record/resource.ts'

export const overridePath = z.strictObject({ id: recordId, scheme: z.string().regex(/^[a-z][a-z0-9_]{0,62}$/) })

export const putOverrideBody = z.strictObject({ class: text(40), reason: text(500) })
export type PutOverrideInput = z.output<typeof putOverrideBody>

export const overrideResource = z.object({
  scheme: z.string(),
  class: z.string(),
  reason: z.string(),
  by: idOut,
  by_name: z.string().meta({ description: 'name of who decided' }),
  at: instantOut,
})
export type OverrideResource = z.infer<typeof overrideResource>
