import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { PoolClient } from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import type { Sql } from '#lib/platform/db/sql'

// A million rows as typed arrays: COPY in its binary form is read without making an object, or even a text, for any of them.

const headerBytes = 19
const firstCapacity = 4_096

/** Rows as columns; every column but the first is a double, NaN for null. */
export interface ReadColumns {
  rows: number
  ids: Int32Array
  values: Float64Array[]
}

/** Reads a select as columns. Its first column is an int4 that is not null, the others (`width` of them) are float8. */
export async function readColumns(client: PoolClient, statement: Sql, width: number): Promise<ReadColumns> {
  const reader = new ColumnReader(width)
  const source = client.query(copyTo(`copy (${withLiterals(client, statement)}) to stdout (format binary)`))
  const sink = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      reader.take(chunk)
      done()
    },
  })
  sink.resume()
  await pipeline(source, sink)
  return reader.columns()
}

/** COPY takes no parameters, so its values are written into the text, quoted by the driver. Nothing else does this. */
function withLiterals(client: PoolClient, statement: Sql): string {
  return statement.text.replace(/\$(\d+)/g, (_place: string, number: string) => {
    const value: unknown = statement.values[Number(number) - 1]
    if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value)
    if (typeof value === 'string') return client.escapeLiteral(value)
    if (isIntegers(value)) return `'{${value.join(',')}}'`
    throw new Error('a statement that is copied takes integers, lists of integers and texts only')
  })
}

function isIntegers(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((item) => Number.isSafeInteger(item))
}

class ColumnReader {
  readonly #width: number
  #rest: Buffer = Buffer.alloc(0)
  #begun = false
  #rows = 0
  #ids = new Int32Array(firstCapacity)
  #values: Float64Array[]

  constructor(width: number) {
    this.#width = width
    this.#values = Array.from({ length: width }, () => new Float64Array(firstCapacity))
  }

  take(chunk: Buffer): void {
    const data = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk])
    const view = new DataView(data.buffer, data.byteOffset, data.byteLength)
    let at = 0
    if (!this.#begun) {
      if (data.length < headerBytes) {
        this.#rest = data
        return
      }
      at = headerBytes + view.getInt32(headerBytes - 4)
      this.#begun = true
    }
    const longest = 2 + 8 + this.#width * 12
    while (at + 2 <= data.length) {
      if (view.getInt16(at) === -1) {
        at = data.length
        break
      }
      if (at + longest > data.length && !this.#isWhole(view, at)) break
      at = this.#row(view, at + 2)
    }
    this.#rest = Buffer.from(data.subarray(at))
  }

  #isWhole(view: DataView, start: number): boolean {
    let at = start + 10
    for (let column = 0; column < this.#width; column += 1) {
      if (at + 4 > view.byteLength) return false
      at += 4 + Math.max(0, view.getInt32(at))
    }
    return at <= view.byteLength
  }

  #row(view: DataView, start: number): number {
    const row = this.#rows
    if (row === this.#ids.length) this.#grow()
    this.#ids[row] = view.getInt32(start + 4)
    let at = start + 8
    for (const column of this.#values) {
      const length = view.getInt32(at)
      at += 4
      column[row] = length === -1 ? Number.NaN : view.getFloat64(at)
      if (length > 0) at += length
    }
    this.#rows = row + 1
    return at
  }

  #grow(): void {
    const capacity = this.#ids.length * 2
    const ids = new Int32Array(capacity)
    ids.set(this.#ids)
    this.#ids = ids
    this.#values = this.#values.map((column) => {
      const larger = new Float64Array(capacity)
      larger.set(column)
      return larger
    })
  }

  columns(): ReadColumns {
    return {
      rows: this.#rows,
      ids: this.#ids.slice(0, this.#rows),
      values: this.#values.map((column) => column.slice(0, this.#rows)),
    }
  }
}
