import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { currentContext } from '#lib/platform/auth/current-context'
import { keepPlans } from '#lib/platform/db/kept-plans'
import { listHandedFiles } from '#lib/records/cases/handed/files'
import { getHanded } from '#lib/records/cases/handed/service'
import { orNotFound } from '../../../or-not-found.ts'
import { requirePermission } from '../../../require-permission.ts'
import { caseWords } from '../../_components/words.ts'
import { HandedCard } from './_components/handed-card.tsx'

interface Props {
  params: Promise<{ id: string }>
}

/** The case as the outlet sees it, read once for title and page. */
const load = cache(async (id: string) => {
  const ctx = keepPlans(await currentContext())
  requirePermission(ctx, 'case:answer')
  if (!/^[1-9]\d{0,8}$/.test(id)) notFound()
  return {
    ctx,
    ...(await orNotFound(async () => ({ ...(await getHanded(ctx, Number(id))), files: await listHandedFiles(ctx, Number(id)) }))),
  }
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { handed } = await load((await params).id)
  return { title: (await getTranslations('cases'))('number', { number: handed.number }) }
}

/** One case that an outlet was asked about: the facts, and a form for the answer. Who complained is not here. */
export default async function HandedCasePage({ params }: Props) {
  await currentContext()
  const { ctx, ...found } = await load((await params).id)
  return <HandedCard {...found} words={await caseWords(ctx)} />
}
