import type { ApprovalKind } from './approvals/kind.ts'
import { compensationKind } from './cases/desk/ask-pay.ts'
import { goodwillKind } from './cases/desk/goodwill.ts'
import { caseExport } from './cases/export/service.ts'
import { transferKind } from './customers/bulk/approval.ts'
import { customerExportKind } from './customers/export/approval.ts'
import { handOverKind } from './customers/hand-over/approval.ts'
import { prospectExport } from './opportunities/export/service.ts'
import { overrideKind } from './overrides/approval.ts'
import { referenceKind } from './references/approval.ts'
import { referenceExport } from './references/export.ts'
import { waybillExportKind } from './waybills/export-approval.ts'

/** Everything that may be asked for of records. */
export const recordKinds: readonly ApprovalKind[] = [
  compensationKind,
  goodwillKind,
  transferKind,
  handOverKind,
  overrideKind,
  customerExportKind,
  waybillExportKind,
  prospectExport.kind,
  caseExport.kind,
  referenceKind,
  referenceExport.kind,
]
