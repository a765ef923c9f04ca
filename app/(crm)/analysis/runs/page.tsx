import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { readListParams } from '#components/table/list-url'
import { currentContext } from '#lib/platform/auth/current-context'
import { requirePermission } from '../../require-permission.ts'
import { RunList } from './_components/run-list.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('analysis'))('tabs.runs') }
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** Every run of every scheme, the latest first. */
export default async function RunsPage({ searchParams }: Props) {
  const ctx = await currentContext()
  requirePermission(ctx, 'analysis:read')
  return <RunList ctx={ctx} params={readListParams(await searchParams)} />
}
