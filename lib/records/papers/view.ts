import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import type { Personal } from '../record/changes.ts'
import { showCustomer, showRecord } from '../record/resource.ts'
import type { PaperRow } from './repository.ts'
import type { PaperResource } from './schema.ts'
import { validityOf } from './validity.ts'

const hidden = () => '…'

/** What people typed may hold anything, persons' names too: an audit event says that it changed, not what it says. */
export const freeTexts: Personal = { title: hidden, number: hidden, place: hidden, note: hidden }

/** Shows a paper as it stands today. */
export function viewPaper(ctx: Pick<Context, 'now' | 'company'>, row: PaperRow): PaperResource {
  return {
    ...showRecord(row),
    ...showCustomer(row),
    type: row.type,
    title: row.title,
    number: row.number,
    form: row.form,
    dated_on: row.datedOn,
    valid_until: row.validUntil,
    validity: validityOf(row.validUntil, dayOf(ctx.now, ctx.company.timeZone)),
    keeper_id: String(row.keeperId),
    keeper_name: row.keeperName,
    place: row.place,
    note: row.note,
    personal: row.personal,
    scan: scanOf(row),
    archived: row.archived,
  }
}

function scanOf({ scanType, scanBytes, scannedAt, scannedByName }: PaperRow): PaperResource['scan'] {
  if (scanType === null || scanBytes === null || scannedAt === null || scannedByName === null) return null
  return { content_type: scanType, bytes: scanBytes, scanned_at: scannedAt.toISOString(), scanned_by_name: scannedByName }
}
