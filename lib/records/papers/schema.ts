import { z } from 'zod'
import { recordId } from '#lib/platform/http/record-id'
import { listQuery } from '#lib/platform/list/list-query'
import { day, externalId, flag, text, version } from '../record/fields.ts'
import { customerIn, customerOut, idOut, instantOut, pageOfResources, recordFields } from '../record/resource.ts'
import { scanTypes } from './scan.ts'
import { validities } from './validity.ts'

/** What lies in the folder: the paper that was signed, a copy of it, or nothing but its scan. */
export const paperForms = ['original', 'copy', 'scan'] as const

const keeper = recordId
  .optional()
  .meta({ description: 'the colleague who answers for it; the caller when left out of a new one' })

const fields = {
  external_id: externalId.nullable().optional(),
  number: text(100).nullable().optional(),
  dated_on: day.nullable().optional(),
  valid_until: day.nullable().optional().meta({ description: 'the last day on which it holds; null: without an end' }),
  keeper_id: keeper,
  place: text(200).nullable().optional().meta({ description: 'where it lies' }),
  note: text(2_000).nullable().optional(),
}

export const createPaperBody = z.strictObject({
  ...customerIn,
  type: text(100).meta({ description: 'such as 安全协议; the company keeps a list of what is offered' }),
  title: text(200),
  form: z.enum(paperForms),
  ...fields,
})
export type CreatePaperInput = z.output<typeof createPaperBody>

export const updatePaperBody = z.strictObject({
  version,
  type: text(100).optional(),
  title: text(200).optional(),
  form: z.enum(paperForms).optional(),
  ...fields,
  archived: z.boolean().optional(),
})
export type UpdatePaperInput = z.output<typeof updatePaperBody>

const { limit, cursor, sort } = listQuery(['valid_until', 'id'], 'valid_until')
export const listPapersQuery = z.strictObject({
  limit,
  cursor,
  sort: sort.meta({ description: 'by valid_until, papers without an end come last' }),
  customer: recordId.optional(),
  keeper: recordId.optional(),
  ends_from: day.optional().meta({ description: 'holds until this day or longer; those without an end are left out' }),
  ends_before: day.optional().meta({ description: 'its last day lies before this day' }),
  archived: flag.optional().meta({ description: 'true: the archived ones instead of the others' }),
})
export type ListPapersInput = z.output<typeof listPapersQuery>

/** Fields of the form that brings a scan, for the document. */
export const scanForm = z.object({
  version: z.string().meta({ description: 'the version of the paper that the change starts from' }),
  file: z.string().meta({ format: 'binary', description: 'PDF, JPEG or PNG by what is in it, up to 10 MiB' }),
})

const reason = text(500).optional().meta({ description: 'needed where `personal` is true' })
export const takeScanQuery = z.strictObject({ reason })
export const removeScanQuery = z.strictObject({
  version: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(version),
})

export const paperResource = z.object({
  ...recordFields,
  ...customerOut,
  type: z.string(),
  title: z.string(),
  number: z.string().nullable(),
  form: z.enum(paperForms),
  dated_on: z.string().nullable(),
  valid_until: z.string().nullable(),
  validity: z.enum(validities).meta({ description: 'today, in company time; ending: within 30 days' }),
  keeper_id: idOut,
  keeper_name: z.string(),
  place: z.string().nullable(),
  note: z.string().nullable(),
  personal: z.boolean().meta({ description: 'a consumer’s: its scan goes to whoever may reveal, for a reason' }),
  scan: z
    .object({ content_type: z.enum(scanTypes), bytes: z.int(), scanned_at: instantOut, scanned_by_name: z.string() })
    .nullable(),
  archived: z.boolean(),
})
export type PaperResource = z.infer<typeof paperResource>
export const paperListResource = pageOfResources(paperResource)
