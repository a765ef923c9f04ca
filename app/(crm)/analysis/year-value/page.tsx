import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { readListParams } from '#components/table/list-url'
import { currentContext } from '#lib/platform/auth/current-context'
import { requirePermission } from '../../require-permission.ts'
import { ValueList } from './_components/value-list.tsx'
import { readValueState } from './_components/value-query.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('analysis'))('tabs.yearValue') }
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** What each customer is worth in the calendar year, with its parts. Filter, order and place stand in the URL. */
export default async function YearValuePage({ searchParams }: Props) {
  const ctx = await currentContext()
  requirePermission(ctx, 'analysis:read')
  return <ValueList ctx={ctx} state={await readValueState(ctx, readListParams(await searchParams))} />
}
