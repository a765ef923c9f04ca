import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { currentContext } from '#lib/platform/auth/current-context'
import { listDelegates } from '#lib/records/approvals/delegates/service'
import { requirePermission } from '../../require-permission.ts'
import { Delegates } from './_components/delegates.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('approvals'))('delegate.title') }
}

/** Who decides in the reader's place, and when. */
export default async function DelegatesPage() {
  const ctx = await currentContext()
  requirePermission(ctx, 'approval:decide')
  return <Delegates ctx={ctx} rows={await listDelegates(ctx)} />
}
