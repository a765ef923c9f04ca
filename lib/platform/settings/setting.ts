import { z } from 'zod'

/** What a number of a setting counts. A share is stored as 0 to 1 and written as percent. */
export type SettingUnit = 'share' | 'times' | 'days' | 'hours' | 'minutes' | 'count' | 'factor' | 'points'

/** What a form needs to know of one field; it stands in the meta of the field's schema. */
export const fieldMeta = z.object({
  kind: z.enum(['number', 'switch']),
  unit: z.enum(['share', 'times', 'days', 'hours', 'minutes', 'count', 'factor', 'points']).optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  whole: z.boolean().optional(),
})
export type FieldMeta = z.infer<typeof fieldMeta>

type Field = z.ZodDefault<z.ZodNumber> | z.ZodDefault<z.ZodBoolean>
/** Of settings that the form of thresholds does not show: whatever is kept as one and changed elsewhere. */
export type AnyShape = Readonly<Record<string, z.ZodType>>
export type SettingShape = Readonly<Record<string, Field>>

/** A group of thresholds or clocks that belong together and are changed together. */
export interface Setting<Shape extends AnyShape = SettingShape> {
  /** area.name; texts stand in the catalogues under `thresholds.settings.<area>.<name>`. */
  readonly key: string
  readonly shape: Shape
  /** Whatever is stored is read through this: what is missing takes its default. */
  readonly schema: z.ZodType<z.output<z.ZodObject<Shape>>>
}

export type SettingValues<S extends Setting<AnyShape>> = z.output<S['schema']>

/** A rule between fields of one setting: the field that is refused, and the code of the reason. */
export interface Between<Values> {
  readonly holds: (values: Values) => boolean
  readonly field: keyof Values & string
  readonly code: string
}

/** Declares a setting by its fields, each with its default, and the rules between them. */
export function defineSetting<const Shape extends AnyShape>(
  key: string,
  shape: Shape,
  rules: readonly Between<z.output<z.ZodObject<Shape>>>[] = [],
): Setting<Shape> {
  const schema = z.strictObject(shape).superRefine((values, refinement) => {
    for (const { holds, field, code } of rules) {
      if (!holds(values as z.output<z.ZodObject<Shape>>)) refinement.addIssue({ code: 'custom', path: [field], params: { code } })
    }
  })
  return { key, shape, schema: schema as unknown as Setting<Shape>['schema'] }
}

interface NumberPlan {
  unit: SettingUnit
  initial: number
  min: number
  max: number
}

/** A whole number with its default and bounds. */
export function wholeNumber({ unit, initial, min, max }: NumberPlan): z.ZodDefault<z.ZodNumber> {
  return z.int().min(min).max(max).default(initial).meta({ kind: 'number', unit, min, max, whole: true })
}

/** A number that may have decimals, such as a share or a factor, with its default and bounds. */
export function decimalNumber({ unit, initial, min, max }: NumberPlan): z.ZodDefault<z.ZodNumber> {
  return z.number().min(min).max(max).default(initial).meta({ kind: 'number', unit, min, max })
}

/** Yes or no, with its default. */
export function yesOrNo(initial: boolean): z.ZodDefault<z.ZodBoolean> {
  return z.boolean().default(initial).meta({ kind: 'switch' })
}

/** Answers what a form needs to know of a field. */
export function metaOf(field: Field): FieldMeta {
  return fieldMeta.parse(field.meta() ?? {})
}
