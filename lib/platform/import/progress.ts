import type { ImportRow } from './import-row.ts'

/** How far an import is. */
export interface Progress {
  /** Rows that are worked off. */
  done: number
  total: number
  /** 0 to 1; null while it cannot be told. */
  share: number | null
  /** Rows a second since applying began; null before there is anything to go by. */
  rowsPerSecond: number | null
  secondsLeft: number | null
}

const MS_PER_SECOND = 1000

/** Answers how far an import is and how long it will take, going by its own speed so far. */
export function progressOf(
  row: Pick<
    ImportRow,
    'status' | 'step' | 'total' | 'created' | 'updated' | 'skipped' | 'rejected' | 'appliedThrough' | 'applyBeganAt'
  >,
  now: Date,
): Progress {
  const { total } = row
  // Before the first chunk `rejected` is what reading the file found.
  const done = row.appliedThrough === 0 ? 0 : row.created + row.updated + row.skipped + row.rejected
  if (row.status !== 'applying' || total === 0) return { done, total, share: null, rowsPerSecond: null, secondsLeft: null }
  if (row.step === 'refreshing') return { done: total, total, share: 1, rowsPerSecond: null, secondsLeft: null }
  const seconds = row.applyBeganAt === null ? 0 : (now.getTime() - Date.parse(row.applyBeganAt)) / MS_PER_SECOND
  const rowsPerSecond = done > 0 && seconds > 0 ? done / seconds : null
  return {
    done,
    total,
    share: done / total,
    rowsPerSecond,
    secondsLeft: rowsPerSecond === null ? null : (total - done) / rowsPerSecond,
  }
}

/** Whether something goes on that the reader may watch: a look into the file, reading, applying, taking back. */
export function isUnderWay({ status, headings }: Pick<ImportRow, 'status' | 'headings'>): boolean {
  return ['queued', 'validating', 'applying', 'reverting'].includes(status) || (status === 'uploaded' && headings === null)
}

/** Whether something was written that a revert could take back. */
export function hasWritten({
  created,
  updated,
  appliedThrough,
}: Pick<ImportRow, 'created' | 'updated' | 'appliedThrough'>): boolean {
  return appliedThrough > 0 && created + updated > 0
}
