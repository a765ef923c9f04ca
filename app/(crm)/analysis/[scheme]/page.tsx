import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { readListParams } from '#components/table/list-url'
import { currentContext } from '#lib/platform/auth/current-context'
import { requirePermission } from '../../require-permission.ts'
import { readMovementAsked } from '../_components/movement-asked.ts'
import { schemeOfPage } from '../_components/scheme-page.ts'
import { SchemeView } from '../_components/scheme-view.tsx'

interface Props {
  params: Promise<{ scheme: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: Pick<Props, 'params'>): Promise<Metadata> {
  const scheme = schemeOfPage((await params).scheme)
  const t = await getTranslations('analysis')
  return { title: scheme === null ? t('title') : t(`schemes.${scheme}.name`) }
}

/** One scheme of classification. */
export default async function SchemePage({ params, searchParams }: Props) {
  const ctx = await currentContext()
  requirePermission(ctx, 'analysis:read')
  const scheme = schemeOfPage((await params).scheme)
  if (scheme === null) notFound()
  return <SchemeView ctx={ctx} scheme={scheme} movement={readMovementAsked(readListParams(await searchParams))} />
}
