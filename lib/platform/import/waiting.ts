import type { Db } from '../db/database.ts'
import { listLeftImports } from './repository.ts'

/** Lists the imports that wait for a worker, the oldest first; those that a living worker has are not among them. */
export function listWaitingImports(db: Db): Promise<number[]> {
  return listLeftImports(db)
}
