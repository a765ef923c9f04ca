import { z } from 'zod'
import { recordId } from '#lib/platform/http/record-id'
import { day, text } from '../record/fields.ts'
import { idOut, instantOut } from '../record/resource.ts'
import { infoClasses, valueTypes } from './definition.ts'

/** How something became known: 询问 · 观察 (直接, 亲身经历, 痕迹, 行为记录) · 实验 · 集体思考 · 德菲尔. */
export const factMethods = [
  'asked',
  'observed_directly',
  'observed_in_person',
  'observed_by_traces',
  'observed_in_records',
  'experiment',
  'group_thinking',
  'delphi',
] as const

const money = z.strictObject({ amount_minor: z.int(), currency: z.string().max(3) })
/** A value of any key. */
export const factValue = z.union([
  z.string().max(10_000),
  z.number(),
  z.boolean(),
  money,
  z.array(z.string().max(1_000)).max(100),
])

export const factPath = z.strictObject({ id: recordId, key: z.string().regex(/^[a-z][a-z0-9_]{0,62}$/) })

export const putFactBody = z.strictObject({
  value: factValue.nullable().meta({ description: 'of the type of the key; null: no longer known' }),
  method: z.enum(factMethods).nullable().optional(),
  source: text(200).nullable().optional(),
  confidence: z.number().min(0).max(1).nullable().optional(),
  verified_on: day.nullable().optional(),
})
export type PutFactInput = z.output<typeof putFactBody>

/** A value that somebody looked at and found to hold still; `verified_on` is today when it is left out. */
export const verifyFactInput = z.strictObject({ seen: factValue, verified_on: day.optional() })

const definition = {
  key: z.string(),
  label: z.string(),
  info_class: z.enum(infoClasses),
  value_type: z.enum(valueTypes),
  origin: z.enum(['built_in', 'custom']),
  options: z.array(z.object({ value: z.string(), label: z.string() })),
  active: z.boolean(),
}

export const factResource = z.object({
  ...definition,
  value: factValue.nullable(),
  method: z.enum(factMethods).nullable(),
  source: z.string().nullable(),
  confidence: z.number().nullable(),
  verified_on: z.string().nullable(),
  noted_by_id: idOut.nullable(),
  noted_by_name: z.string().nullable(),
  noted_at: instantOut.nullable(),
})
export type FactResource = z.infer<typeof factResource>

const fill = z.object({ info_class: z.enum(infoClasses), known: z.int(), keys: z.int(), fill_rate: z.number().nullable() })

export const factsResource = z.object({
  data: z.array(factResource).meta({ description: 'what is known' }),
  missing: z.array(z.object(definition)).meta({ description: 'keys in use of which nothing is known' }),
  known: z.int(),
  keys: z.int(),
  fill_rate: z.number().nullable().meta({ description: 'known keys in use ÷ keys in use' }),
  by_class: z.array(fill),
})
export type FactsResource = z.infer<typeof factsResource>
