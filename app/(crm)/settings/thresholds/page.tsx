import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { currentContext } from '#lib/platform/auth/current-context'
import { viewSetting } from '#lib/platform/settings/settings'
import { requirePermission } from '../../require-permission.ts'
import { settingGroups } from './_components/listed-settings.ts'
import { ThresholdsPage } from './_components/thresholds-page.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('thresholds'))('title') }
}

/** The thresholds and clocks of the company. */
export default async function Thresholds() {
  const ctx = await currentContext()
  requirePermission(ctx, 'settings:manage')
  const settings = settingGroups.flatMap((group) => group.settings)
  const views = await Promise.all(settings.map(async (setting) => [setting.key, await viewSetting(ctx, setting)] as const))
  return <ThresholdsPage ctx={ctx} views={new Map(views)} />
}
