import { recordKinds } from '#lib/records/approval-kinds'
import type { ApprovalKind } from '#lib/records/approvals/kind'
import { dropExportKind } from './drop/export-approval.ts'

/** Everything that may be asked for: of records, and of what is made of them. */
export const approvalKinds: readonly ApprovalKind[] = [...recordKinds, dropExportKind]
