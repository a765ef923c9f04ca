import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { currentContext } from '#lib/platform/auth/current-context'
import { listRules } from '#lib/records/approvals/rules/service'
import { requirePermission } from '../../require-permission.ts'
import { RulesPage } from './_components/rules-page.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('approvals'))('settings.title') }
}

/** Who may decide how much alone, and how long a request waits. */
export default async function ApprovalRules() {
  const ctx = await currentContext()
  requirePermission(ctx, 'settings:manage')
  return <RulesPage rules={await listRules(ctx)} />
}
