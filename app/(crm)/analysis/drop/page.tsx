import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { readListParams } from '#components/table/list-url'
import { currentContext } from '#lib/platform/auth/current-context'
import { requirePermission } from '../../require-permission.ts'
import { DropList } from './_components/drop-list.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('analysis'))('tabs.drop') }
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** Who ships less than the season lets expect, what it costs, and what may be behind it. Filters, order and place stand in the URL. */
export default async function DropPage({ searchParams }: Props) {
  const ctx = await currentContext()
  requirePermission(ctx, 'analysis:read')
  return <DropList ctx={ctx} params={readListParams(await searchParams)} />
}
