import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { from as copyFrom } from 'pg-copy-streams'
import type { Db } from '#lib/platform/db/database'

const linesPerPiece = 400

/** Streams lines into a table by COPY: the fastest way in, with all triggers of the table as for any other insert. */
export function copyLines(db: Db, table: string, columns: readonly string[], lines: Iterable<string>): Promise<void> {
  return db.bulk(async (client) => {
    const sink = client.query(copyFrom(`copy ${table} (${columns.join(', ')}) from stdin`))
    await pipeline(Readable.from(inPieces(lines)), sink)
  })
}

function* inPieces(lines: Iterable<string>): Generator<string, void> {
  let piece = ''
  let count = 0
  for (const line of lines) {
    piece += line
    count += 1
    if (count < linesPerPiece) continue
    yield piece
    piece = ''
    count = 0
  }
  if (piece !== '') yield piece
}
