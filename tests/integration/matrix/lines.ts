import { analysisLines } from './analysis.ts'
import { approvalLines } from './approvals.ts'
import { customerLines } from './customers.ts'
import { dashboardLines } from './dashboards.ts'
import { importLines } from './imports.ts'
import type { Line } from './line.ts'
import { lossLines } from './losses.ts'
import { keyLines, metaLines, orgLines, privacyLines, roleLines } from './org.ts'
import { paperLines } from './papers.ts'
import { contactLines, factLines, interactionLines, overrideLines, taskLines } from './relations.ts'
import { reportLines } from './reports.ts'
import { reviewLines } from './reviews.ts'
import { caseLines, waybillLines } from './shipments.ts'
import { sleeperLines } from './sleepers.ts'
import { valueLines } from './value.ts'

/** The whole table. */
export const lines: readonly Line[] = [
  ...metaLines,
  ...orgLines,
  ...roleLines,
  ...keyLines,
  ...privacyLines,
  ...customerLines,
  ...contactLines,
  ...interactionLines,
  ...taskLines,
  ...factLines,
  ...overrideLines,
  ...paperLines,
  ...waybillLines,
  ...caseLines,
  ...approvalLines,
  ...analysisLines,
  ...lossLines,
  ...dashboardLines,
  ...sleeperLines,
  ...reportLines,
  ...reviewLines,
  ...valueLines,
  ...importLines,
]
