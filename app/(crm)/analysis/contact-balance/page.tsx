import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { readListParams } from '#components/table/list-url'
import { currentContext } from '#lib/platform/auth/current-context'
import { requirePermission } from '../../require-permission.ts'
import { readBalanceState } from './_components/balance-query.ts'
import { BalanceView } from './_components/balance-view.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('relations.balance'))('title') }
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** Who is contacted more and who less than the class asks for, and what that costs. What the list shows stands in the URL. */
export default async function ContactBalancePage({ searchParams }: Props) {
  const ctx = await currentContext()
  requirePermission(ctx, 'analysis:read')
  return <BalanceView ctx={ctx} state={await readBalanceState(ctx, readListParams(await searchParams))} />
}
