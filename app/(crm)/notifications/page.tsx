import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { readListParams } from '#components/table/list-url'
import { currentContext } from '#lib/platform/auth/current-context'
import { listNotifications } from '#lib/platform/notify/notify'
import { NotificationList } from './_components/notification-list.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('notifications'))('title') }
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** What the reader was told, the latest first. */
export default async function NotificationsPage({ searchParams }: Props) {
  const ctx = await currentContext()
  const { before = '' } = readListParams(await searchParams)
  const page = await listNotifications(ctx, /^[1-9]\d{0,14}$/.test(before) ? Number(before) : null)
  return <NotificationList page={page} />
}
