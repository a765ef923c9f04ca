import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { readListParams } from '#components/table/list-url'
import { currentContext } from '#lib/platform/auth/current-context'
import { requirePermission } from '../../require-permission.ts'
import { SleeperList } from './_components/sleeper-list.tsx'
import { readSleeperState } from './_components/sleeper-query.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('sleepers'))('title') }
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** Who sleeps, why that may be, what losing it would cost, and whether and how to wake it. Filters, order and place stand in the URL. */
export default async function SleepersPage({ searchParams }: Props) {
  const ctx = await currentContext()
  requirePermission(ctx, 'analysis:read')
  return <SleeperList ctx={ctx} state={await readSleeperState(ctx, readListParams(await searchParams))} />
}
