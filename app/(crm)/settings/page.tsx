import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { currentContext } from '#lib/platform/auth/current-context'
import { findCompanyName } from '#lib/platform/org/company-name'
import { viewFirstSteps } from '#lib/platform/org/first-steps'
import { mayEver } from '#lib/platform/scope/scope'
import { requirePermission } from '../require-permission.ts'
import { Hub } from './_components/hub.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings'))('title') }
}

/** Where the company is administered. */
export default async function SettingsPage() {
  const ctx = await currentContext()
  requirePermission(ctx, 'user:manage')
  const [name, steps] = await Promise.all([findCompanyName(ctx.db), mayEver(ctx, 'settings:manage') ? viewFirstSteps(ctx) : null])
  return <Hub ctx={ctx} name={name} steps={steps} />
}
