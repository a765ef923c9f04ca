import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { readListParams } from '#components/table/list-url'
import { currentContext } from '#lib/platform/auth/current-context'
import { requirePermission } from '../../require-permission.ts'
import { ProfitList } from './_components/profit-list.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('value'))('profit.title') }
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** Who earns us money once serving it is paid, and who only seems to. Filter, order and place stand in the URL. */
export default async function ProfitListPage({ searchParams }: Props) {
  const ctx = await currentContext()
  requirePermission(ctx, 'analysis:read')
  return <ProfitList ctx={ctx} given={readListParams(await searchParams)} />
}
