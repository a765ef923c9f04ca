import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { currentContext } from '#lib/platform/auth/current-context'
import { listTerms } from '#lib/records/terms/service'
import { orNotFound } from '../../../or-not-found.ts'
import { requirePermission } from '../../../require-permission.ts'
import { TermsPage } from '../_components/terms-page.tsx'

interface Props {
  params: Promise<{ list: string }>
}

/** The list, read once for title and page. */
const load = cache(async (name: string) => {
  const ctx = await currentContext()
  requirePermission(ctx, 'settings:manage')
  return orNotFound(() => listTerms(ctx, name))
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { list } = await load((await params).list)
  return { title: (await getTranslations('terms'))(`lists.${list}.title`) }
}

/** The terms of one list. */
export default async function TermsOfList({ params }: Props) {
  await currentContext()
  return <TermsPage {...(await load((await params).list))} />
}
