import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { readListParams } from '#components/table/list-url'
import { currentContext } from '#lib/platform/auth/current-context'
import { requirePermission } from '../../require-permission.ts'
import { readCheckList } from './_components/check-query.ts'
import { ToVerify } from './_components/to-verify.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('factCheck'))('title') }
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** Customers in scope whose facts are long unverified, or of whom too little is known. The URL is the state. */
export default async function FactsToVerifyPage({ searchParams }: Props) {
  const ctx = await currentContext()
  requirePermission(ctx, 'customer:update')
  return <ToVerify ctx={ctx} state={readCheckList(readListParams(await searchParams))} />
}
