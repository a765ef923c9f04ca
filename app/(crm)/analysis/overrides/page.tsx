import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { readListParams } from '#components/table/list-url'
import { currentContext } from '#lib/platform/auth/current-context'
import { requirePermission } from '../../require-permission.ts'
import { OverrideList } from './_components/override-list.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('analysis'))('tabs.overrides') }
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** The classes that somebody set by hand. */
export default async function OverridesPage({ searchParams }: Props) {
  const ctx = await currentContext()
  requirePermission(ctx, 'analysis:read')
  return <OverrideList ctx={ctx} params={readListParams(await searchParams)} />
}
