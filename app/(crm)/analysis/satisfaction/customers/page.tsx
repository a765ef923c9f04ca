import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { readListParams } from '#components/table/list-url'
import { currentContext } from '#lib/platform/auth/current-context'
import type { UrlParams } from '#lib/platform/list/url-names'
import { requirePermission } from '../../../require-permission.ts'
import { readFigureState } from '../../_components/figure-state.ts'
import { ofOwner } from '../../_components/held.ts'
import { isAnswerGroup } from '../_components/answerers-href.ts'
import { ofGroup } from '../_components/group-filter.tsx'
import { AnswererList } from './_components/answerer-list.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('analysis.satisfaction'))('listTitle') }
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const urlList = { ...ofOwner, answer: z.string(), limit: z.string(), cursor: z.string() } satisfies UrlParams

/** The customers who answered so. Period, outlet, owner, group and answer stand in the URL. */
export default async function AnswerersPage({ searchParams }: Props) {
  const ctx = await currentContext()
  requirePermission(ctx, 'analysis:read')
  const state = await readFigureState(ctx, readListParams(await searchParams), { ...ofGroup, ...urlList })
  const group = state.params['answer'] ?? ''
  if (!isAnswerGroup(group)) notFound()
  return <AnswererList ctx={ctx} state={state} group={group} />
}
