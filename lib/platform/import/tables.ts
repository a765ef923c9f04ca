import type { Sql } from '../db/sql.ts'
import { identifier } from '../db/sql.ts'

/** Name of the table with a file's cells as texts: row_no, fault, c1 … cn. Unlogged: when PostgreSQL crashes it is empty, and is filled from the file again. */
export const stageName = (importId: number) => `import_stage_${importId}`

/** Name of the table with what the cells mean: one column for each column of the kind. */
export const rowsName = (importId: number) => `import_row_${importId}`

export const stageTable = (importId: number): Sql => identifier(stageName(importId))
export const rowsTable = (importId: number): Sql => identifier(rowsName(importId))
