import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { viewProfile } from '#lib/analysis/profile/service'
import { currentContext } from '#lib/platform/auth/current-context'
import { findCompanyName } from '#lib/platform/org/company-name'
import { requirePermission } from '../../require-permission.ts'
import { CompanyPage } from './_components/company-page.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('company'))('title') }
}

/** The company itself. */
export default async function CompanySettings() {
  const ctx = await currentContext()
  requirePermission(ctx, 'settings:manage')
  const [name, profile] = await Promise.all([findCompanyName(ctx.db), viewProfile(ctx)])
  return <CompanyPage name={name} company={ctx.company} profile={profile} />
}
