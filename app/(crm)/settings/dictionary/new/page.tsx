import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { currentContext } from '#lib/platform/auth/current-context'
import { requirePermission } from '../../../require-permission.ts'
import { NewKey } from '../_components/new-key.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('dictionary'))('new') }
}

/** A key to be added. */
export default async function NewKeyPage() {
  const ctx = await currentContext()
  requirePermission(ctx, 'settings:manage')
  return <NewKey />
}
