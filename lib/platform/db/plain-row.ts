import pg from 'pg'

const { INT8: int8, DATE: date } = pg.types.builtins

function safeInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError('an integer of the database is beyond what a number holds')
  return value
}

// Both ways through the pool shall give the same: int8 as a safe number, a day as its text. Arrays of int8 are cast in
// the statement (`::float8[]` or `::int[]`).
pg.types.setTypeParser(int8, safeInteger)
pg.types.setTypeParser(date, (text) => text)

/** Makes a row of either driver plain: bigint becomes a number, or throws when it is not a safe integer. */
export function plainRow(row: Record<string, unknown>): Record<string, unknown> {
  for (const [key, value] of Object.entries(row)) {
    if (typeof value === 'bigint') row[key] = safeInteger(value.toString())
    else if (Array.isArray(value))
      row[key] = value.map((item) => (typeof item === 'bigint' ? safeInteger(item.toString()) : item))
  }
  return row
}
