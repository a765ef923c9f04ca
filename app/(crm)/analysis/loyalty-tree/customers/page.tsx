import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { readListParams } from '#components/table/list-url'
import { currentContext } from '#lib/platform/auth/current-context'
import { requirePermission } from '../../../require-permission.ts'
import { LeafList } from './_components/leaf-list.tsx'
import { readLeafState } from './_components/leaf-query.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('loyalty.leaf'))('title') }
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** The customers that a leaf of the factor tree counts. Leaf, side, outlet and order stand in the URL. */
export default async function LeafPage({ searchParams }: Props) {
  const ctx = await currentContext()
  requirePermission(ctx, 'analysis:read')
  return <LeafList ctx={ctx} state={await readLeafState(ctx, readListParams(await searchParams))} />
}
