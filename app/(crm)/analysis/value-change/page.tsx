import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { readListParams } from '#components/table/list-url'
import { currentContext } from '#lib/platform/auth/current-context'
import { requirePermission } from '../../require-permission.ts'
import { ChangeList } from './_components/change-list.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('value'))('change.title') }
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** Whose value changed by much within three months, why, and what to do about it. Filter, order and place stand in the URL. */
export default async function ChangeListPage({ searchParams }: Props) {
  const ctx = await currentContext()
  requirePermission(ctx, 'analysis:read')
  return <ChangeList ctx={ctx} given={readListParams(await searchParams)} />
}
