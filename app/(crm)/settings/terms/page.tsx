import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { currentContext } from '#lib/platform/auth/current-context'
import { listTermLists } from '#lib/records/terms/service'
import { requirePermission } from '../../require-permission.ts'
import { ListsPage } from './_components/lists-page.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('terms'))('title') }
}

/** The lists of words that the company keeps for itself. */
export default async function TermLists() {
  const ctx = await currentContext()
  requirePermission(ctx, 'settings:manage')
  return <ListsPage lists={await listTermLists(ctx)} />
}
