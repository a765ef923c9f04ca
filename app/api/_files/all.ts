import type { Operation } from '#lib/platform/http/operation'
import { importFiles } from './imports.ts'

/** Every file that goes up or down at a screen, below /api/files. */
export const fileOperations: readonly Operation[] = [...importFiles]
