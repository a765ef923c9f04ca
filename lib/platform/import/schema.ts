import { z } from 'zod'
import { invalidField } from '#lib/core/errors'
import { textProblem } from '#lib/core/text'
import { parseDateFormat } from './date-format.ts'
import type { ImportKind } from './kind.ts'
import { findColumn } from './kind.ts'
import { MAX_OWN_COLUMNS } from './limits.ts'

const header = z
  .string()
  .min(1)
  .max(1_000)
  .refine((text) => textProblem(text, 1_000) === null)
const target = z.union([header, z.strictObject({ column: header, unreadable: z.literal('empty').optional() })])

/** Our column → theirs, as it is stored: always in the long form. */
export const storedMapping = z.record(z.string(), z.object({ column: z.string(), unreadable: z.literal('empty').optional() }))
export type Mapping = z.infer<typeof storedMapping>

export const storedOptions = z.object({
  date_format: z.string().optional(),
  on_duplicate: z.enum(['update', 'skip', 'error']).default('update'),
  dry_run: z.boolean().default(false),
  create_missing_customers: z.boolean().default(false),
  /** Set when a person mapped the columns on a screen: those left out stay out, whatever they are called. */
  mapped_only: z.literal(true).optional(),
})
export type ImportOptions = z.infer<typeof storedOptions>

const yesOrNo = z.enum(['true', 'false']).transform((text) => text === 'true')
const fields = z.strictObject({
  kind: z.string(),
  mapping: z.string().optional(),
  date_format: z.string().optional(),
  on_duplicate: z.enum(['update', 'skip', 'error']).default('update'),
  dry_run: yesOrNo.default(false),
  create_missing_customers: yesOrNo.default(false),
})

/** The form as the OpenAPI document shows it. */
export const uploadForm = z.object({
  kind: z.string(),
  file: z.string().meta({
    format: 'binary',
    description:
      'CSV (UTF-8 or GB18030) or XLSX; the first row names the columns, those of each kind stand in components.schemas as ImportRow_<kind>',
  }),
  mapping: z.string().optional().meta({
    description:
      'JSON: our column → theirs, or → { "column": theirs, "unreadable": "empty" }; columns of the company’s own (of customers: fact_ with the key of the dictionary) are read only when they stand here',
  }),
  date_format: z
    .string()
    .optional()
    .meta({ description: 'made of yyyy yy MM MMM dd d HH mm ss', examples: ['dd-MMM-yy'] }),
  on_duplicate: z.enum(['update', 'skip', 'error']).optional(),
  dry_run: z.enum(['true', 'false']).optional(),
  create_missing_customers: z.enum(['true', 'false']).optional(),
})

export interface ImportRequest {
  kind: ImportKind
  mapping: Mapping
  options: ImportOptions
}

/** Reads the fields of an upload; throws `invalid_request` that names each wrong one. */
export function readFields(raw: Record<string, string>, kinds: readonly ImportKind[]): ImportRequest {
  const parsed = fields.safeParse(raw)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    if (issue?.code === 'unrecognized_keys') throw invalidField(issue.keys[0] ?? 'body', 'unknown_field')
    const name = issue?.path.join('.') ?? 'body'
    throw invalidField(name, Object.hasOwn(raw, name) ? 'invalid_value' : 'required')
  }
  const { kind: kindId, mapping, ...options } = parsed.data
  const kind = kinds.find((candidate) => candidate.id === kindId)
  if (kind === undefined) throw invalidField('kind', 'invalid_value')
  if (options.date_format !== undefined && parseDateFormat(options.date_format) === null)
    throw invalidField('date_format', 'invalid_format')
  return { kind, mapping: readMapping(kind, mapping), options: storedOptions.parse(options) }
}

function readMapping(kind: ImportKind, text: string | undefined): Mapping {
  if (text === undefined || text === '') return {}
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw invalidField('mapping', 'not_json')
  }
  // A record of zod's leaves out __proto__, and what is left out must not look taken.
  if (typeof value === 'object' && value !== null && Object.hasOwn(value, '__proto__'))
    throw invalidField('mapping.__proto__', 'unknown_field')
  const parsed = z.record(z.string(), target).safeParse(value)
  if (!parsed.success) throw invalidField(['mapping', ...(parsed.error.issues[0]?.path ?? [])].join('.'), 'invalid_value')
  const mapping: Mapping = {}
  for (const [name, theirs] of Object.entries(parsed.data)) {
    if (findColumn(kind, name) === undefined) throw invalidField(`mapping.${name}`, 'unknown_field')
    mapping[name] =
      typeof theirs === 'string'
        ? { column: theirs }
        : theirs.unreadable === undefined
          ? { column: theirs.column }
          : { column: theirs.column, unreadable: 'empty' }
  }
  // Each column of a kind has a bit in the masks of a row.
  const own = Object.keys(mapping).filter((name) => findColumn(kind, name)?.own !== undefined)
  if (own.length > MAX_OWN_COLUMNS) throw invalidField('mapping', 'too_many_own_columns', { most: MAX_OWN_COLUMNS })
  return mapping
}

export const importStatus = z.enum([
  'uploaded',
  'queued',
  'validating',
  'ready',
  'applying',
  'done',
  'failed',
  'cancelled',
  'reverting',
  'reverted',
])

/** What applying an import is expected to do with its rows. */
export const forecastCounts = z.object({ created: z.int(), updated: z.int(), skipped: z.int(), rejected: z.int() })
export type Forecast = z.infer<typeof forecastCounts>

const notice = z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])), text: z.string() })

/** An import as the API shows it. */
export const importResource = z.object({
  id: z.string(),
  kind: z.string(),
  status: importStatus,
  file_name: z.string(),
  total: z.int(),
  created: z.int(),
  updated: z.int(),
  skipped: z.int(),
  rejected: z.int(),
  warnings: z.int(),
  step: z.string().nullable(),
  /** While it is ready: what applying it is expected to do. */
  forecast: forecastCounts.nullable(),
  /** Why the whole file failed. */
  failure: notice.nullable(),
  notices: z.array(notice),
  /** What a revert removed, restored, and left because somebody had changed or used it since. */
  revert: z.object({ removed: z.int(), restored: z.int(), changed_since: z.int(), in_use: z.int() }).nullable(),
  created_at: z.string(),
  finished_at: z.string().nullable(),
})
export type ImportResource = z.infer<typeof importResource>

export const importCreated = z.object({ id: z.string() })
export const importPage = z.object({ data: z.array(importResource), next_cursor: z.string().nullable() })
