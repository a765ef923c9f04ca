import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { readListParams } from '#components/table/list-url'
import { currentContext } from '#lib/platform/auth/current-context'
import { initialHref } from '../_views/viewed-list.ts'
import { requirePermission } from '../require-permission.ts'
import { builtInViews, caseViews } from './_components/built-in-views.ts'
import { columnCookie, readQueue } from './_components/list-query.ts'
import { QueueList } from './_components/queue-list.tsx'
import { caseWords } from './_components/words.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('cases'))('title') }
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** The cases in scope that have something to be done, by their clocks. The URL is the state. */
export default async function CasesPage({ searchParams }: Props) {
  const ctx = await currentContext()
  requirePermission(ctx, 'case:read')
  const [given, jar, words] = await Promise.all([searchParams, cookies(), caseWords(ctx)])
  if (Object.keys(given).length === 0) {
    const href = await initialHref(ctx, caseViews, builtInViews(ctx, words.t))
    if (href !== null) redirect(href)
  }
  const state = readQueue(readListParams(given))
  return <QueueList ctx={ctx} state={state} words={words} chosenColumns={jar.get(columnCookie)?.value} />
}
