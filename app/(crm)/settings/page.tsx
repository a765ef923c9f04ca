import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { currentContext } from '#lib/platform/auth/current-context'
import { requirePermission } from '../require-permission.ts'
import { Hub } from './_components/hub.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings'))('title') }
}

/** Where the company is administered. */
export default async function SettingsPage() {
  const ctx = await currentContext()
  requirePermission(ctx, 'user:manage')
  return <Hub ctx={ctx} />
}
