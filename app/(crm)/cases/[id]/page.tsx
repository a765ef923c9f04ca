import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { readListParams } from '#components/table/list-url'
import { isAppError } from '#lib/core/errors'
import { currentContext } from '#lib/platform/auth/current-context'
import type { Context } from '#lib/platform/context'
import { keepPlans } from '#lib/platform/db/kept-plans'
import { parseRecordId } from '#lib/platform/http/record-id'
import { caseNumber } from '#lib/records/cases/case'
import { getCaseView } from '#lib/records/cases/desk/view'
import { isHandedTo } from '#lib/records/cases/handed/service'
import { orNotFound } from '../../or-not-found.ts'
import { requirePermission } from '../../require-permission.ts'
import { caseWords } from '../_components/words.ts'
import { CaseCard } from './_components/case-card.tsx'
import { readDeed } from './_components/deeds.ts'

interface Props {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** The case, read once for title and page. */
const load = cache(async (id: string) => {
  const ctx = keepPlans(await currentContext())
  requirePermission(ctx, 'case:read')
  return { ctx, view: await orNotFound(() => orHanded(ctx, id, () => getCaseView(ctx, parseRecordId(id)))) }
})

/** What an outlet was asked about lies beyond its customers: it has a page of its own. */
async function orHanded<View>(ctx: Context, id: string, look: () => Promise<View>): Promise<View> {
  try {
    return await look()
  } catch (error) {
    if (isAppError(error, 'not_found') && /^[1-9]\d{0,8}$/.test(id) && (await isHandedTo(ctx, Number(id))))
      redirect(`/cases/handed/${id}`)
    throw error
  }
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { view } = await load((await params).id)
  return {
    title: (await getTranslations('cases'))('number', { number: caseNumber(view.id) }),
  }
}

/** One case: its clocks, what happened, and what can be done. The search of the URL is the list that it was opened from, and what is being done. */
export default async function CasePage({ params, searchParams }: Props) {
  await currentContext()
  const [{ id }, search] = await Promise.all([params, searchParams])
  const { ctx, view } = await load(id)
  const { do: deed, ...list } = readListParams(search)
  return <CaseCard ctx={ctx} view={view} words={await caseWords(ctx)} list={list} deed={readDeed(deed, ctx, view)} />
}
