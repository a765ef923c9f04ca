import { getTranslations } from 'next-intl/server'
import type { Context } from '#lib/platform/context'
import { listCases } from '#lib/records/cases/service'
import { CaseLines } from '../../../cases/_components/case-lines.tsx'
import { caseWords } from '../../../cases/_components/words.ts'

const most = 20

/** The cases that name the waybill, the latest first, with the way to another. */
export async function Cases({ ctx, waybillNo }: { ctx: Context; waybillNo: string }) {
  const [{ rows }, words, t] = await Promise.all([
    listCases(ctx, { waybill_no: waybillNo, limit: most, sort: '-opened_at' }),
    caseWords(ctx),
    getTranslations('waybills.card'),
  ])
  const number = encodeURIComponent(waybillNo)
  return (
    <CaseLines
      ctx={ctx}
      rows={rows}
      words={words}
      none={t('noCases')}
      allHref={`/cases?q=${number}&stage=all`}
      newHref={`/cases/new?waybill=${number}`}
    />
  )
}
