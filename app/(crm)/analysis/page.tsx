import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { currentContext } from '#lib/platform/auth/current-context'
import { requirePermission } from '../require-permission.ts'
import { Overview } from './_components/overview.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('analysis'))('title') }
}

/** How every scheme of classification stands. */
export default async function AnalysisPage() {
  const ctx = await currentContext()
  requirePermission(ctx, 'analysis:read')
  return <Overview ctx={ctx} />
}
