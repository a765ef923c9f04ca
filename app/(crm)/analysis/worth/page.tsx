import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { readListParams } from '#components/table/list-url'
import { currentContext } from '#lib/platform/auth/current-context'
import { requirePermission } from '../../require-permission.ts'
import { WorthList } from './_components/worth-list.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('value'))('worth.title') }
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** What each customer, and each prospect by what it says, is worth this year and beyond. Filter, order and place stand in the URL. */
export default async function WorthPage({ searchParams }: Props) {
  const ctx = await currentContext()
  requirePermission(ctx, 'analysis:read')
  return <WorthList ctx={ctx} given={readListParams(await searchParams)} />
}
