import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { readListParams } from '#components/table/list-url'
import { currentContext } from '#lib/platform/auth/current-context'
import { requirePermission } from '../../require-permission.ts'
import { CadenceList } from './_components/cadence-list.tsx'
import { readCadence } from './_components/cadence-query.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('sales.cadence'))('title') }
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** Customers whose call or visit is due by the rhythm of their class. The URL is the state. */
export default async function CadencePage({ searchParams }: Props) {
  const ctx = await currentContext()
  requirePermission(ctx, 'interaction:create')
  return <CadenceList ctx={ctx} state={readCadence(readListParams(await searchParams))} />
}
