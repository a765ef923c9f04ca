import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { readListParams } from '#components/table/list-url'
import { getRun } from '#lib/analysis/classification/service'
import { isAppError } from '#lib/core/errors'
import { currentContext } from '#lib/platform/auth/current-context'
import { requirePermission } from '../../../../require-permission.ts'
import { MoverList } from './_components/mover-list.tsx'

interface Props {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('analysis'))('movement.listTitle') }
}

/** The customers of a run by where they were before and where they are. */
export default async function RunCustomersPage({ params, searchParams }: Props) {
  const ctx = await currentContext()
  requirePermission(ctx, 'analysis:read')
  const [{ id }, given] = await Promise.all([params, searchParams])
  try {
    const run = await getRun(ctx, id)
    return await MoverList({ ctx, run, params: readListParams(given) })
  } catch (error) {
    if (isAppError(error, 'not_found')) notFound()
    throw error
  }
}
