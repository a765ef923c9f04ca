import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { readListParams } from '#components/table/list-url'
import { currentContext } from '#lib/platform/auth/current-context'
import { requirePermission } from '../../require-permission.ts'
import { ReferenceList } from './_components/reference-list.tsx'
import { readReferences } from './_components/reference-query.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('references'))('title') }
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** The customers that are named as references, and those proposed. The URL is the state. */
export default async function ReferencesPage({ searchParams }: Props) {
  const ctx = await currentContext()
  requirePermission(ctx, 'analysis:read')
  return <ReferenceList ctx={ctx} state={readReferences(readListParams(await searchParams))} />
}
