import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { listReviews } from '#lib/plans/annual-review/service'
import { currentContext } from '#lib/platform/auth/current-context'
import { requirePermission } from '../require-permission.ts'
import { ReviewYears } from './_components/review-years.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('review'))('title') }
}

/** The workbooks of the years. */
export default async function ReviewPage() {
  const ctx = await currentContext()
  requirePermission(ctx, 'review:read')
  return <ReviewYears ctx={ctx} reviews={await listReviews(ctx)} />
}
