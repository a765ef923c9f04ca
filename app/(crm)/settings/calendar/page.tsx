import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { readListParams } from '#components/table/list-url'
import { dayOf } from '#lib/core/time-zone'
import { currentContext } from '#lib/platform/auth/current-context'
import { viewCalendar } from '#lib/platform/calendar/calendar'
import { requirePermission } from '../../require-permission.ts'
import { CalendarPage } from './_components/calendar-page.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('calendar'))('title') }
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** The working calendar, a year at a time. */
export default async function WorkingCalendar({ searchParams }: Props) {
  const ctx = await currentContext()
  requirePermission(ctx, 'settings:manage')
  const { year: wanted = '' } = readListParams(await searchParams)
  const year = Number(/^20\d\d$/.test(wanted) ? wanted : dayOf(ctx.now, ctx.company.timeZone).slice(0, 4))
  return <CalendarPage year={year} {...(await viewCalendar(ctx, year))} />
}
