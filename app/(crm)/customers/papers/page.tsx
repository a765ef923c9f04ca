import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { readListParams } from '#components/table/list-url'
import { currentContext } from '#lib/platform/auth/current-context'
import { requirePermission } from '../../require-permission.ts'
import { EndingPapers } from './_components/ending-papers.tsx'
import { readPaperList } from './_components/paper-query.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('papers'))('title') }
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** Papers of customers in scope that end soon or have ended. The URL is the state. */
export default async function PapersPage({ searchParams }: Props) {
  const ctx = await currentContext()
  requirePermission(ctx, 'customer:read')
  return <EndingPapers ctx={ctx} state={readPaperList(readListParams(await searchParams))} />
}
