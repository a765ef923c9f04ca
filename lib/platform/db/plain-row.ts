import pg from 'pg'

const int8 = 20
const date = 1082
const int8Array = 1016

function safeInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError('an integer of the database is beyond what a number holds')
  return value
}

// Both ways through the pool shall give the same: int8 as a safe number, a day as its text.
pg.types.setTypeParser(int8, safeInteger)
pg.types.setTypeParser(date, (text) => text)
pg.types.setTypeParser(int8Array, (text) => (text === '{}' ? [] : text.slice(1, -1).split(',').map(safeInteger)))

/** Makes a row of either driver plain: bigint becomes a number, or throws when it is not a safe integer. */
export function plainRow(row: Record<string, unknown>): Record<string, unknown> {
  for (const [key, value] of Object.entries(row)) {
    if (typeof value === 'bigint') row[key] = safeInteger(value.toString())
    else if (Array.isArray(value)) row[key] = value.map((item) => (typeof item === 'bigint' ? safeInteger(item.toString()) : item))
  }
  return row
}
