import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { currentContext } from '#lib/platform/auth/current-context'
import { requirePermission } from '../../require-permission.ts'
import { JobsPage } from './_components/jobs-page.tsx'
import { loadJobs } from './_components/load-jobs.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('jobs'))('title') }
}

/** Work in the background: what failed, what waits, what comes round. */
export default async function Jobs() {
  const ctx = await currentContext()
  requirePermission(ctx, 'settings:manage')
  return <JobsPage view={await loadJobs(ctx)} />
}
