import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { readListParams } from '#components/table/list-url'
import { currentContext } from '#lib/platform/auth/current-context'
import { getAgenda } from '#lib/records/agenda/service'
import { requirePermission } from '../require-permission.ts'
import { CalendarPage } from './_components/calendar-page.tsx'
import { readCalendar } from './_components/calendar-query.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('sales.calendar'))('title') }
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** Tasks and planned touches by day, week or month. The URL is the state. */
export default async function Calendar({ searchParams }: Props) {
  const ctx = await currentContext()
  requirePermission(ctx, 'task:read')
  const state = readCalendar(ctx, readListParams(await searchParams))
  return <CalendarPage ctx={ctx} state={state} agenda={await getAgenda(ctx, state)} />
}
