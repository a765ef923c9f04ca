import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { currentContext } from '#lib/platform/auth/current-context'
import { listBulkChanges } from '#lib/records/customers/bulk/service'
import { requirePermission } from '../../require-permission.ts'
import { BulkChanges } from './_components/bulk-changes.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('customers.bulk.page'))('title') }
}

/** What was changed of many customers at once, the latest first. */
export default async function BulkChangesPage() {
  const ctx = await currentContext()
  requirePermission(ctx, 'customer:update')
  return <BulkChanges changes={await listBulkChanges(ctx)} />
}
