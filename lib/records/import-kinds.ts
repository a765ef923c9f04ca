import type { ImportKind } from '#lib/platform/import/kind'
import { customerKind } from './customers/import-kind.ts'
import { waybillKind } from './waybills/import-kind.ts'

/** Everything that may be imported. */
export const importKinds: readonly ImportKind[] = [customerKind, waybillKind]
