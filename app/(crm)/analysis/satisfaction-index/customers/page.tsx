import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { readListParams } from '#components/table/list-url'
import { currentContext } from '#lib/platform/auth/current-context'
import { requirePermission } from '../../../require-permission.ts'
import { readFigureState } from '../../_components/figure-state.ts'
import { ComparedList } from './_components/compared-list.tsx'
import { comparedParams } from './_components/compared-query.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('loyalty.index'))('listTitle') }
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** The customers behind an outcome. Period, outlet, survey, item, group, outcome, silence and order stand in the URL. */
export default async function ComparedPage({ searchParams }: Props) {
  const ctx = await currentContext()
  requirePermission(ctx, 'analysis:read')
  return <ComparedList ctx={ctx} state={await readFigureState(ctx, readListParams(await searchParams), comparedParams)} />
}
