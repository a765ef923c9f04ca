import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { readListParams } from '#components/table/list-url'
import { currentContext } from '#lib/platform/auth/current-context'
import { deskLoads } from '#lib/records/cases/queue/share'
import { requirePermission } from '../../require-permission.ts'
import { AreaNav } from '../_components/area-nav.tsx'
import { caseWords } from '../_components/words.ts'
import { SharePage } from './_components/share-page.tsx'
import { readShare } from './_components/share-query.ts'

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('cases'))('share.title') }
}

/** Giving what nobody has to whoever has least to do, and evening out what they have: of all cases, or of those that the URL names. */
export default async function AssignPage({ searchParams }: Props) {
  const ctx = await currentContext()
  requirePermission(ctx, 'case:oversee')
  const state = readShare(readListParams(await searchParams))
  const [loads, words] = await Promise.all([deskLoads(ctx, state.filter), caseWords(ctx)])
  return (
    <>
      <h1 className="px-4 pt-4 pb-3 text-xl font-semibold md:px-6 md:pt-5">{words.t('share.title')}</h1>
      <AreaNav ctx={ctx} here="assign" />
      <SharePage loads={loads} state={state} words={words} />
    </>
  )
}
