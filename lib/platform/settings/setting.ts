import type { z } from 'zod'

/** A group of values that the company decides, kept as one row. What is not stored yet is the default. */
export interface Setting<Value> {
  /** Names the row of `company_setting`. */
  key: string
  /** Checks what comes in and what is read; a value that a newer version adds has its default in the schema. */
  schema: z.ZodType<Value>
  /** Holds until somebody decides otherwise. */
  fallback: Value
}
