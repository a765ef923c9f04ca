import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { readListParams } from '#components/table/list-url'
import { currentContext } from '#lib/platform/auth/current-context'
import { requirePermission } from '../../require-permission.ts'
import { CountedPage } from '../_components/counted-page.tsx'
import { readStalledState } from './_components/stalled-query.ts'
import { UpgradeView } from './_components/upgrade-view.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('relations.upgrade'))('title') }
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** The path from potential to loyal: who stands where, who goes up and down, and who is stalled. Stage and filter of the list stand in the URL. */
export default async function UpgradePage({ searchParams }: Props) {
  const ctx = await currentContext()
  requirePermission(ctx, 'analysis:read')
  return (
    <CountedPage>
      <UpgradeView ctx={ctx} state={await readStalledState(ctx, readListParams(await searchParams))} />
    </CountedPage>
  )
}
