import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { currentContext } from '#lib/platform/auth/current-context'
import { countKnown, listDictionary } from '#lib/records/facts/dictionary'
import { requirePermission } from '../../require-permission.ts'
import { DictionaryPage } from './_components/dictionary-page.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('dictionary'))('title') }
}

/** What may be known of a customer. */
export default async function DictionaryOverview() {
  const ctx = await currentContext()
  requirePermission(ctx, 'settings:manage')
  const entries = await listDictionary(ctx)
  return <DictionaryPage entries={entries} known={countKnown(ctx)} />
}
