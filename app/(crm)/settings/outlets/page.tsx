import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { readListParams } from '#components/table/list-url'
import { currentContext } from '#lib/platform/auth/current-context'
import { loadTree } from '#lib/platform/org/outlets'
import { requirePermission } from '../../require-permission.ts'
import { OutletsPage } from './_components/outlets-page.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('outlets'))('title') }
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** The tree of outlets. */
export default async function OutletTreePage({ searchParams }: Props) {
  const ctx = await currentContext()
  requirePermission(ctx, 'outlet:manage')
  const params = readListParams(await searchParams)
  return <OutletsPage outlets={await loadTree(ctx, params['archived'] === 'true')} params={params} />
}
