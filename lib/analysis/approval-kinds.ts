import { recordKinds } from '#lib/records/approval-kinds'
import type { ApprovalKind } from '#lib/records/approvals/kind'
import { dropExport } from './drop/export.ts'
import { levelKind } from './relationship/level/approval.ts'

/** Everything that may be asked for: of records, and of what is made of them. */
export const approvalKinds: readonly ApprovalKind[] = [...recordKinds, dropExport.kind, levelKind]
