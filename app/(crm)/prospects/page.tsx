import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { readListParams } from '#components/table/list-url'
import { currentContext } from '#lib/platform/auth/current-context'
import { requirePermission } from '../require-permission.ts'
import { ProspectList } from './_components/prospect-list.tsx'
import { readProspectList } from './_components/prospect-query.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('prospects'))('title') }
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** Leads and prospects in scope. The URL is the state. */
export default async function ProspectsPage({ searchParams }: Props) {
  const ctx = await currentContext()
  requirePermission(ctx, 'customer:read')
  return <ProspectList ctx={ctx} state={readProspectList(readListParams(await searchParams))} />
}
