import { approvalKinds as ofAnalysis } from '#lib/analysis/approval-kinds'
import type { ApprovalKind } from '#lib/records/approvals/kind'
import { reviewExportKind } from './annual-review/export-approval.ts'
import { partingKind } from './parting/approval.ts'

/** Everything that may be asked for: of records, of what is made of them, and of what is planned. */
export const approvalKinds: readonly ApprovalKind[] = [...ofAnalysis, reviewExportKind, partingKind]
