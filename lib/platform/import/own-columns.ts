import type { Context } from '../context.ts'
import type { ImportKind } from './kind.ts'
import type { Mapping } from './schema.ts'

/** Answers a kind with all columns of the company's own that are in use: to offer them, and to read what is asked for. */
export const offeredKind = (ctx: Context, kind: ImportKind): Promise<ImportKind> => withOwn(ctx, kind, null)

/** Answers the kinds, each as `offeredKind` has it. */
export function offeredKinds(ctx: Context, kinds: readonly ImportKind[]): Promise<ImportKind[]> {
  return Promise.all(kinds.map((kind) => offeredKind(ctx, kind)))
}

/** Answers the kind of an import with those columns of the company's own that its mapping names, also where one was switched off meanwhile; undefined for a kind
 * that is unknown. */
export async function kindOfImport(
  ctx: Context,
  kinds: readonly ImportKind[],
  { kind: id, mapping }: { kind: string; mapping: Mapping },
): Promise<ImportKind | undefined> {
  const kind = kinds.find((candidate) => candidate.id === id)
  return kind === undefined ? undefined : withOwn(ctx, kind, Object.keys(mapping))
}

async function withOwn(ctx: Context, kind: ImportKind, names: readonly string[] | null): Promise<ImportKind> {
  return kind.ofCompany === undefined ? kind : { ...kind, ...(await kind.ofCompany(ctx, names)) }
}
