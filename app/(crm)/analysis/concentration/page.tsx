import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { readListParams } from '#components/table/list-url'
import { currentContext } from '#lib/platform/auth/current-context'
import { requirePermission } from '../../require-permission.ts'
import { readFigureState } from '../_components/figure-state.ts'
import { ConcentrationView } from './_components/concentration-view.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('analysis'))('tabs.concentration') }
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** How much of revenue and volume few customers hold. Period and outlet stand in the URL. */
export default async function ConcentrationPage({ searchParams }: Props) {
  const ctx = await currentContext()
  requirePermission(ctx, 'analysis:read')
  return <ConcentrationView ctx={ctx} state={await readFigureState(ctx, readListParams(await searchParams))} />
}
