import type { RunResult } from './run-scheme.ts'

// Rows of a run in the binary form of COPY: run_id, customer_id, rank, class, value, cumulative_share, inputs.

const chunkBytes = 1 << 18
const float8Oid = 701
const fieldCount = 7

/** Writes the rows of a run, best rank first, as chunks of a binary COPY into run_assignment's columns. */
export function* encodeRows(runId: number, customerIds: Int32Array, result: RunResult): Generator<Buffer> {
  const classes = result.classNames.map((name) => Buffer.from(name, 'utf8'))
  const longestClass = classes.reduce((most, name) => Math.max(most, name.length), 0)
  const inputs = result.inputColumns
  const longestRow = 2 + 8 * 3 + 4 + longestClass + 12 * 2 + 4 + 20 + 12 * inputs.length
  let buffer = Buffer.allocUnsafe(chunkBytes)
  let at = writeHeader(buffer)
  for (const position of result.ranking.order) {
    if (at + longestRow > buffer.length) {
      yield buffer.subarray(0, at)
      buffer = Buffer.allocUnsafe(chunkBytes)
      at = 0
    }
    at = buffer.writeInt16BE(fieldCount, at)
    at = writeInt4(buffer, at, runId)
    at = writeInt4(buffer, at, customerIds[position] ?? 0)
    at = writeInt4(buffer, at, result.ranking.rank[position] ?? 0)
    const name = classes[result.classCodes[position] ?? 0] ?? Buffer.alloc(0)
    at = buffer.writeInt32BE(name.length, at)
    at += name.copy(buffer, at)
    at = writeFloat8(buffer, at, result.values[position] ?? Number.NaN)
    at = writeFloat8(buffer, at, result.ranking.cumulativeShare[position] ?? Number.NaN)
    at = buffer.writeInt32BE(20 + 12 * inputs.length, at)
    at = buffer.writeInt32BE(1, at)
    at = buffer.writeInt32BE(0, at)
    at = buffer.writeInt32BE(float8Oid, at)
    at = buffer.writeInt32BE(inputs.length, at)
    at = buffer.writeInt32BE(1, at)
    // What is not known stays NaN inside the array, where null would need another form.
    for (const column of inputs) {
      at = buffer.writeInt32BE(8, at)
      at = buffer.writeDoubleBE(column[position] ?? Number.NaN, at)
    }
  }
  if (at + 2 > buffer.length) {
    yield buffer.subarray(0, at)
    at = 0
  }
  at = buffer.writeInt16BE(-1, at)
  yield buffer.subarray(0, at)
}

function writeHeader(buffer: Buffer): number {
  let at = buffer.write('PGCOPY\n\u00ff\r\n\u0000', 0, 'latin1')
  at = buffer.writeInt32BE(0, at)
  return buffer.writeInt32BE(0, at)
}

function writeInt4(buffer: Buffer, start: number, value: number): number {
  return buffer.writeInt32BE(value, buffer.writeInt32BE(4, start))
}

/** NaN is written as null. */
function writeFloat8(buffer: Buffer, start: number, value: number): number {
  if (Number.isNaN(value)) return buffer.writeInt32BE(-1, start)
  return buffer.writeDoubleBE(value, buffer.writeInt32BE(8, start))
}
