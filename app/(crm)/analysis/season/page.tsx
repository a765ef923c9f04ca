import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { readListParams } from '#components/table/list-url'
import { currentContext } from '#lib/platform/auth/current-context'
import { requirePermission } from '../../require-permission.ts'
import { SeasonPage } from './_components/season-page.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('analysis'))('tabs.season') }
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** How much more or less than on an average day each kind of customer ships, month by month. The year stands in the URL. */
export default async function Season({ searchParams }: Props) {
  const ctx = await currentContext()
  requirePermission(ctx, 'analysis:read')
  const { year } = readListParams(await searchParams)
  return <SeasonPage ctx={ctx} year={year} />
}
