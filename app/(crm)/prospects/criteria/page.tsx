import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { currentContext } from '#lib/platform/auth/current-context'
import { getCriteria } from '#lib/records/selection/service'
import { requirePermission } from '../../require-permission.ts'
import { CriteriaPage } from '../_components/criteria-page.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('prospects'))('criteria.title') }
}

/** By what prospects are chosen. */
export default async function SelectionCriteriaPage() {
  const ctx = await currentContext()
  requirePermission(ctx, 'selection:manage')
  return <CriteriaPage criteria={await getCriteria(ctx)} />
}
