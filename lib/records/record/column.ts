import type { Sql } from '#lib/platform/db/sql'
import { sql } from '#lib/platform/db/sql'

// Values on their way into a column, each cast to its type: PostgreSQL cannot tell the type of a bare null. With these a service says what is
// written and writes no SQL.

/** A value for a column of text. */
export const asText = (value: string | null): Sql => sql`${value}::text`

/** A value for a column of several texts. */
export const asTexts = (values: readonly string[]): Sql => sql`${[...values]}::text[]`

/** A value for a column that names a record, or counts. */
export const asInt = (value: number | null): Sql => sql`${value}::int`

/** A value for a yes or no that may be unknown. */
export const asBoolean = (value: boolean | null): Sql => sql`${value}::boolean`

/** A value for a column that names several records. */
export const asInts = (values: readonly number[]): Sql => sql`${[...values]}::int[]`

/** A value for an amount in minor units. */
export const asMinor = (value: number | null): Sql => sql`${value}::int8`

/** A value for a calendar day, YYYY-MM-DD. */
export const asDay = (value: string | null): Sql => sql`${value}::date`

/** A value for an instant. */
export const asInstant = (value: Date | null): Sql => sql`${value}::timestamptz`
