import { createHash } from 'node:crypto'
import type { Context } from '../context.ts'
import { permit } from '../scope/scope.ts'
import type { ImportRequest } from './schema.ts'

const hashOf = (parts: readonly unknown[]) => createHash('sha256').update(JSON.stringify(parts)).digest('hex')

/** The same for the same kind, bytes, mapping and options in whatever order they were given. Whoever may import for a part of the company only
 * shares no import with others. */
export function identityOf(ctx: Context, { kind, mapping, options }: ImportRequest, sha256: string): string {
  const own = permit(ctx, 'import:create').kind === 'all' ? null : ctx.actor.userId
  const sorted = (entries: object) => Object.entries(entries).sort(([left], [right]) => (left < right ? -1 : 1))
  return hashOf([kind.id, sha256, sorted(mapping), sorted(options), own])
}

/** The same for the same file, kind and user as long as nobody has mapped its columns: whoever brings it again comes back to where it was left. */
export function draftIdentityOf(ctx: Context, kind: string, sha256: string): string {
  return hashOf(['draft', kind, sha256, ctx.actor.userId])
}

/** Of an import whose columns are mapped anew: like no other, for its file may have been brought again since. */
export function remappedIdentityOf(importId: number): string {
  return hashOf(['remapped', importId])
}
