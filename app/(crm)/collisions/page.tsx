import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { readListParams } from '#components/table/list-url'
import { currentContext } from '#lib/platform/auth/current-context'
import { requirePermission } from '../require-permission.ts'
import { readCollisions } from './_components/collision-query.ts'
import { CollisionsPage } from './_components/collisions-page.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('sales.collisions'))('title') }
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** Customers that two claim: the own claims, those of own customers, and those to be ruled. */
export default async function Collisions({ searchParams }: Props) {
  const ctx = await currentContext()
  requirePermission(ctx, 'customer:read')
  return <CollisionsPage ctx={ctx} state={readCollisions(readListParams(await searchParams))} />
}
