import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { readListParams } from '#components/table/list-url'
import { currentContext } from '#lib/platform/auth/current-context'
import { parseRecordId } from '#lib/platform/http/record-id'
import { getCustomerToMerge } from '#lib/records/customers/merges/pair'
import { orNotFound } from '../../../or-not-found.ts'
import { requirePermission } from '../../../require-permission.ts'
import { ChooseOther } from '../_components/merges/choose-other.tsx'
import { Compare } from '../_components/merges/compare.tsx'
import { MergeFrame } from '../_components/merges/merge-frame.tsx'

interface Props {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('card.merge'))('title') }
}

/** Two customers that are one: first the other is found, then the two are compared. */
export default async function MergePage({ params, searchParams }: Props) {
  const ctx = await currentContext()
  requirePermission(ctx, 'customer:merge')
  const [{ id }, search] = await Promise.all([params, searchParams])
  const { with: other, q } = readListParams(search)
  const survivor = await orNotFound(() => getCustomerToMerge(ctx, parseRecordId(id)))
  if (other === undefined)
    return (
      <MergeFrame customer={survivor}>
        <ChooseOther ctx={ctx} customer={survivor} q={q} />
      </MergeFrame>
    )
  const merged = await orNotFound(() => getCustomerToMerge(ctx, parseRecordId(other)))
  return (
    <MergeFrame customer={survivor}>
      <Compare ctx={ctx} survivor={survivor} merged={merged} />
    </MergeFrame>
  )
}
