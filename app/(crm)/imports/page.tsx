import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { readListParams } from '#components/table/list-url'
import { currentContext } from '#lib/platform/auth/current-context'
import { requirePermission } from '../require-permission.ts'
import { ImportList } from './_components/import-list.tsx'
import { readImportList } from './_components/list-query.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('imports'))('title') }
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** The imports that the reader may see. The URL is the state. */
export default async function ImportsPage({ searchParams }: Props) {
  const ctx = await currentContext()
  requirePermission(ctx, 'import:read')
  return <ImportList ctx={ctx} state={readImportList(readListParams(await searchParams))} />
}
