import type { ImportKind } from '#lib/platform/import/kind'
import { caseKind } from './cases/import-kind.ts'
import { contactKind } from './contacts/import-kind.ts'
import { customerKind } from './customers/import-kind.ts'
import { surveyInvitationKind, surveyItemKind, surveyResponseKind } from './surveys/import-kinds.ts'
import { trackingEventKind } from './tracking-events/import-kind.ts'
import { waybillKind } from './waybills/import-kind.ts'

/** Everything that may be imported. */
export const importKinds: readonly ImportKind[] = [
  customerKind,
  contactKind,
  waybillKind,
  trackingEventKind,
  caseKind,
  surveyInvitationKind,
  surveyResponseKind,
  surveyItemKind,
]
