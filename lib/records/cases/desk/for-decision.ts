import type { Context } from '#lib/platform/context'
import { mayEver, permit } from '#lib/platform/scope/scope'
import type { OUTLET_FAULTS } from '../event.ts'
import { listEvents } from '../events/log.ts'
import type { CaseFiles } from '../files/service.ts'
import { listCaseFiles } from '../files/service.ts'
import { findCaseRow } from '../repository.ts'
import { isHiddenFrom, viewCase } from '../view.ts'
import { lastFault } from './liable.ts'

/** What somebody who decides about an amount for a case should have read. */
export interface CaseForDecision {
  id: number
  description: string | null
  waybillNo: string | null
  goodsValueMinor: number | null
  currency: string
  /** What the outlet that was asked last said of it; null where none was asked. */
  outlet: { name: string | null; fault: (typeof OUTLET_FAULTS)[number] | null; text: string | null } | null
  files: CaseFiles
}

/**
 * Answers what a case says, for whoever is to decide about an amount for it: what it is about, the waybill, what the goods are said to be worth, what the outlet that was asked said, and the photographs and
 * documents. Null for whoever does not see the case, and for people of an outlet that is liable or was asked.
 */
export async function findCaseForDecision(ctx: Context, caseId: number): Promise<CaseForDecision | null> {
  if (!mayEver(ctx, 'case:read')) return null
  const scope = permit(ctx, 'case:read')
  const row = await findCaseRow(ctx.db, scope, { id: caseId })
  if (row === null || isHiddenFrom(ctx, scope, row)) return null
  const [events, files] = await Promise.all([listEvents(ctx, caseId), listCaseFiles(ctx, { id: caseId })])
  const { description, waybill_no: waybillNo } = viewCase(ctx, scope, row)
  const answer = events.find(({ kind }) => kind === 'outlet_answered')
  return {
    ...{ id: row.id, description, waybillNo, goodsValueMinor: row.goodsValueMinor, currency: row.currency, files },
    outlet:
      row.askedOutletId === null
        ? null
        : {
            name: row.askedOutletName,
            fault: lastFault(events),
            text: lastFault(events) === null ? null : (answer?.text ?? null),
          },
  }
}
