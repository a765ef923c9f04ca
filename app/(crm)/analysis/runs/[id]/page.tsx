import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { readListParams } from '#components/table/list-url'
import type { RunResource } from '#lib/analysis/classification/schema'
import { getRun } from '#lib/analysis/classification/service'
import { isAppError } from '#lib/core/errors'
import { currentContext } from '#lib/platform/auth/current-context'
import type { Context } from '#lib/platform/context'
import { requirePermission } from '../../../require-permission.ts'
import { readMovementAsked } from '../../_components/movement-asked.ts'
import { RunView } from './_components/run-view.tsx'

interface Props {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('analysis'))('tabs.runs') }
}

/** One run: what was asked for, how far it is, and what it came to. */
export default async function RunPage({ params, searchParams }: Props) {
  const ctx = await currentContext()
  requirePermission(ctx, 'analysis:read')
  const movement = readMovementAsked(readListParams(await searchParams))
  return <RunView ctx={ctx} run={await findRun(ctx, (await params).id)} movement={movement} />
}

async function findRun(ctx: Context, id: string): Promise<RunResource> {
  try {
    return await getRun(ctx, id)
  } catch (error) {
    if (isAppError(error, 'not_found')) notFound()
    throw error
  }
}
