import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { yearPath } from '#lib/plans/annual-review/schema'
import { getReview } from '#lib/plans/annual-review/service'
import { currentContext } from '#lib/platform/auth/current-context'
import { orNotFound } from '../../or-not-found.ts'
import { requirePermission } from '../../require-permission.ts'
import { readParts } from './_components/read-parts.ts'
import { ReviewBook } from './_components/review-book.tsx'

interface Props {
  params: Promise<{ year: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const asked = yearPath.safeParse(await params)
  return { title: (await getTranslations('review'))('yearTitle', { year: asked.data?.year ?? '' }) }
}

/** The four questions of a year, and before them what became of last year's answers. */
export default async function ReviewYearPage({ params }: Props) {
  const ctx = await currentContext()
  requirePermission(ctx, 'review:read')
  const asked = yearPath.safeParse(await params)
  if (!asked.success) notFound()
  const review = await orNotFound(() => getReview(ctx, asked.data.year))
  return <ReviewBook ctx={ctx} review={review} parts={await readParts(ctx, review)} />
}
