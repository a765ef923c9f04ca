import { getFormatter } from 'next-intl/server'
import type { Context } from '#lib/platform/context'
import { caseNumber } from '#lib/records/cases/case'
import type { QueueRow } from '#lib/records/cases/queue/service'
import { caseWords } from './words.ts'

/** Answers how an earlier complaint is told in the reader's words: its number and what it was about, its day and waybill, and where it stands. */
export async function complaintWords(ctx: Context) {
  const [words, format] = await Promise.all([caseWords(ctx), getFormatter()])
  return (row: QueueRow) => ({
    name: `${caseNumber(row.id)} ${row.subject ?? words.about(row)}`,
    detail: [format.dateTime(new Date(row.opened_at), { dateStyle: 'medium' }), row.waybill_no]
      .filter((part) => part !== null)
      .join(' · '),
    stage: words.t(`stage.${row.stage}`),
  })
}
