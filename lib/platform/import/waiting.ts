import type { Db } from '../db/database.ts'
import { isImportApplying, listLeftImports } from './repository.ts'

/** Lists the imports that wait for a worker, the oldest first; those that a living worker has are not among them. */
export function listWaitingImports(db: Db): Promise<number[]> {
  return listLeftImports(db)
}

/** Whether an import is being applied that will soon sum what it touches itself; one that goes on for long does not count. */
export function isImportUnderWay(db: Db): Promise<boolean> {
  return isImportApplying(db)
}
