import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { readListParams } from '#components/table/list-url'
import { currentContext } from '#lib/platform/auth/current-context'
import { requirePermission } from '../../../require-permission.ts'
import { AlarmList } from './_components/alarm-list.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('concentration'))('alarms.title') }
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** On whom too much of a place hangs, what it would cost, and what is done about it. Filter, order and place stand in the URL. */
export default async function AlarmsPage({ searchParams }: Props) {
  const ctx = await currentContext()
  requirePermission(ctx, 'analysis:read')
  return <AlarmList ctx={ctx} given={readListParams(await searchParams)} />
}
