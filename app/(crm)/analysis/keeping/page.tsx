import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { readListParams } from '#components/table/list-url'
import { currentContext } from '#lib/platform/auth/current-context'
import { requirePermission } from '../../require-permission.ts'
import { KeepingList } from './_components/keeping-list.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('value'))('keeping.title') }
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** Whom a budget of hours should go to, and whom it does not pay to keep. Filter, order and place stand in the URL. */
export default async function KeepingListPage({ searchParams }: Props) {
  const ctx = await currentContext()
  requirePermission(ctx, 'analysis:read')
  return <KeepingList ctx={ctx} given={readListParams(await searchParams)} />
}
