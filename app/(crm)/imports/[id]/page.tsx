import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { readListParams } from '#components/table/list-url'
import { isAppError } from '#lib/core/errors'
import { currentContext } from '#lib/platform/auth/current-context'
import { getImport } from '#lib/platform/import/service'
import { requirePermission } from '../../require-permission.ts'
import { ImportScreen } from './_components/import-screen.tsx'

interface Props {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** The import, read once for title and page. */
const load = cache(async (id: string) => {
  const ctx = await currentContext()
  requirePermission(ctx, 'import:read')
  try {
    return { ctx, row: await getImport(ctx, id) }
  } catch (error) {
    if (isAppError(error, 'not_found')) notFound()
    throw error
  }
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await load((await params).id)).row.fileName }
}

/** One import, at whatever step it stands. */
export default async function ImportPage({ params, searchParams }: Props) {
  await currentContext()
  const [{ id }, search] = await Promise.all([params, searchParams])
  const { ctx, row } = await load(id)
  return <ImportScreen ctx={ctx} row={row} search={readListParams(search)} />
}
