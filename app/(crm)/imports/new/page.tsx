import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { readListParams } from '#components/table/list-url'
import { currentContext } from '#lib/platform/auth/current-context'
import { importKinds } from '#lib/records/import-kinds'
import { requirePermission } from '../../require-permission.ts'
import { NewImport } from './_components/new-import.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('imports'))('new') }
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** The first step: what is imported, and the file. The kind stands in the URL. */
export default async function NewImportPage({ searchParams }: Props) {
  const ctx = await currentContext()
  requirePermission(ctx, 'import:create')
  const asked = readListParams(await searchParams)['kind']
  const kind = importKinds.find(({ id }) => id === asked) ?? importKinds[0]
  return kind === undefined ? null : <NewImport kind={kind} kinds={importKinds} locale={ctx.locale} />
}
