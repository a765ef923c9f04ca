import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { readListParams } from '#components/table/list-url'
import { getPartingGround } from '#lib/plans/parting/service'
import { currentContext } from '#lib/platform/auth/current-context'
import { ownIdOf } from '#lib/platform/http/record-id'
import { orNotFound } from '../../../or-not-found.ts'
import { requirePermission } from '../../../require-permission.ts'
import { ProposePage } from '../_components/propose-page.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('parting'))('propose') }
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** Proposes to part with the customer that the URL names. */
export default async function NewParting({ searchParams }: Props) {
  const ctx = await currentContext()
  requirePermission(ctx, 'customer:override')
  const { customer = '' } = readListParams(await searchParams)
  const ground = await orNotFound(async () => getPartingGround(ctx, { id: ownIdOf(customer) }))
  return <ProposePage ctx={ctx} ground={ground} />
}
