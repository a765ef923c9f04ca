import { getTranslations } from 'next-intl/server'
import type { Context } from '#lib/platform/context'
import { listCases } from '#lib/records/cases/service'
import { CaseLines } from '../../../cases/_components/case-lines.tsx'
import { caseWords } from '../../../cases/_components/words.ts'

const latest = 8

/** The latest cases, with the way to all of them and to another. */
export async function Cases({ ctx, customerId }: { ctx: Context; customerId: number }) {
  const [{ rows }, words, t] = await Promise.all([
    listCases(ctx, { customer: String(customerId), limit: latest, sort: '-opened_at' }),
    caseWords(ctx),
    getTranslations('customers.card'),
  ])
  return (
    <CaseLines
      ctx={ctx}
      rows={rows}
      words={words}
      none={t('noCases')}
      allHref={`/cases?customer=${customerId}&stage=all`}
      newHref={`/cases/new?customer=${customerId}`}
    />
  )
}
