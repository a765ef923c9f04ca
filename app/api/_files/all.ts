import type { Operation } from '#lib/platform/http/operation'
import { caseFiles } from './cases.ts'
import { exportFiles } from './exports.ts'
import { importFiles } from './imports.ts'
import { paperFiles } from './papers.ts'

/** Every file that goes up or down at a screen, below /api/files. */
export const fileOperations: readonly Operation[] = [...importFiles, ...exportFiles, ...paperFiles, ...caseFiles]
