import type { Context } from '../context.ts'
import type { Scope } from '../scope/scope.ts'
import type { ImportRow } from './import-row.ts'
import type { ImportKind } from './kind.ts'

/** Who applies what, under which lease. `ctx` acts as the importer. */
export interface ApplyInput {
  ctx: Context
  row: ImportRow
  kind: ImportKind
  scope: Scope
  owner: string
}
