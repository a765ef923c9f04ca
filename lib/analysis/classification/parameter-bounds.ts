import { z } from 'zod'

/** Between what a number of a parameter may lie, as it is kept. */
export interface Bounds {
  low: number
  high: number
  /** Whether the number itself is allowed. */
  isLowAllowed: boolean
  isHighAllowed: boolean
  whole: boolean
  /** How many numbers there may be, where several stand in a row. */
  count: number | null
}

const node = z.object({
  type: z.string().optional(),
  anyOf: z.array(z.unknown()).optional(),
  items: z.unknown().optional(),
  maxItems: z.number().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  exclusiveMinimum: z.number().optional(),
  exclusiveMaximum: z.number().optional(),
})

/** Reads the bounds of a number out of the schema of its parameter; of several in a row those of each, of a number or words those of the number. Null where it is no number. */
export function boundsOf(schema: unknown): Bounds | null {
  const own = node.parse(schema)
  if (own.anyOf !== undefined) return own.anyOf.map(boundsOf).find((bounds) => bounds !== null) ?? null
  if (own.type === 'array') {
    const each = boundsOf(own.items)
    return each && { ...each, count: own.maxItems ?? null }
  }
  if (own.type !== 'number' && own.type !== 'integer') return null
  return {
    low: known(own.exclusiveMinimum ?? own.minimum) ?? Number.NEGATIVE_INFINITY,
    high: known(own.exclusiveMaximum ?? own.maximum) ?? Number.POSITIVE_INFINITY,
    isLowAllowed: own.exclusiveMinimum === undefined,
    isHighAllowed: own.exclusiveMaximum === undefined,
    whole: own.type === 'integer',
    count: null,
  }
}

/** A whole number is always bound by what is exact: that says nothing of the parameter. */
const known = (bound: number | undefined) =>
  bound === undefined || Math.abs(bound) >= Number.MAX_SAFE_INTEGER ? undefined : bound
