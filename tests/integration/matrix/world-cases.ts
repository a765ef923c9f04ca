import { sql } from '#lib/platform/db/sql'
import type { TestCompany } from '#tests/support/company'
import type { Marked } from './world-insert.ts'
import { inserter } from './world-insert.ts'

/** Makes a case of a customer and another about which its outlet was asked, nobody where `askedOutletId` is null, each with a file. */
export async function makeCases(
  company: TestCompany,
  { customerId, outletId, token, digits }: Marked,
  askedOutletId: number | null,
) {
  const insert = inserter(company)
  const phone = `139${digits}`
  const caseId = await insert(sql`
    insert into case_record (external_id, customer_id, type, category, channel, opened_at, opened_on, currency, subject, caller_name, caller_phone, outlet_id)
    values (${`cas-${token}`}, ${customerId}, 'complaint', 'delay', 'hotline', now() - interval '1 day', current_date - 1, 'CNY', ${`投诉${token}`},
      ${`来电${token}`}, ${phone}, ${outletId}) returning id`)
  const askedCaseId = await insert(sql`
    insert into case_record (external_id, customer_id, type, category, channel, opened_at, opened_on, currency, subject, caller_name, caller_phone, outlet_id,
      asked_outlet_id, asked_outlet_ids, outlet_asked_at)
    values (${`ask-${token}`}, ${customerId}, 'complaint', 'damage', 'hotline', now() - interval '1 day', current_date - 1, 'CNY', ${`核实${token}`}, ${`来电${token}`},
      ${phone}, ${outletId}, ${askedOutletId}::int, array_remove(array[${askedOutletId}::int], null), now() - interval '1 hour') returning id`)
  const fileOf = (ofCase: number, ofOutlet: number | null) =>
    insert(sql`
    insert into case_file (case_id, outlet_id, note, content_type, bytes, sha256, content, added_by_id)
    values (${ofCase}, ${ofOutlet}::int, ${`照片${token}`}, 'application/pdf', 9, ${token}, '\\x255044462d312e340a', ${company.users.administrator.id}) returning id`)
  const caseFileId = await fileOf(caseId, null)
  const askedFileId = await fileOf(askedCaseId, askedOutletId)
  return { caseId, askedCaseId, caseFileId, askedFileId }
}
