import type { Line } from './line.ts'
import { keyLines, metaLines, orgLines, privacyLines } from './org.ts'
import { contactLines, interactionLines, taskLines } from './relations.ts'

/** The whole table. */
export const lines: readonly Line[] = [...metaLines, ...orgLines, ...keyLines, ...privacyLines, ...contactLines, ...interactionLines, ...taskLines]
