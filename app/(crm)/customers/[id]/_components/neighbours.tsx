import { ChevronLeft, ChevronRight } from 'lucide-react'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { listHref } from '#components/table/list-url'
import type { Context } from '#lib/platform/context'
import type { Neighbour } from '#lib/records/customers/neighbours'
import { findNeighbours } from '#lib/records/customers/neighbours'
import type { CustomerListState } from '../../_components/list-query.ts'
import { listPath } from '../../_components/list-query.ts'

interface Props {
  ctx: Context
  customerId: number
  list: CustomerListState
}

/** The customers before and after this one in the list it was opened from. */
export async function Neighbours({ ctx, customerId, list }: Props) {
  const [{ previous, next }, t] = await Promise.all([
    findNeighbours(ctx, { ...list.query, cursor: undefined }, customerId),
    getTranslations('customers.card'),
  ])
  const search = listHref('', list.params, { cursor: list.params['cursor'] ?? null })
  const to = (neighbour: Neighbour | null) => (neighbour === null ? null : `${listPath}/${neighbour.id}${search}`)
  return (
    <nav className="flex gap-2">
      <Step href={to(previous)} label={t('previous', { name: previous?.name ?? '' })} rel="prev" />
      <Step href={to(next)} label={t('next', { name: next?.name ?? '' })} rel="next" />
    </nav>
  )
}

/** The two steps before it is known where they lead. */
export function NeighboursPending() {
  return (
    <div className="flex gap-2" data-steps-pending="">
      <Step href={null} label="" rel="prev" />
      <Step href={null} label="" rel="next" />
    </div>
  )
}

function Step({ href, label, rel }: { href: string | null; label: string; rel: 'prev' | 'next' }) {
  const Icon = rel === 'prev' ? ChevronLeft : ChevronRight
  const icon = <Icon size={16} aria-hidden="true" />
  if (href === null)
    return (
      <span aria-hidden="true" aria-disabled="true" className="control w-8 justify-center px-0 pointer-coarse:w-10">
        {icon}
      </span>
    )
  return (
    <Link
      href={href}
      prefetch={false}
      rel={rel}
      data-step={rel}
      data-tip={label}
      aria-label={label}
      className="control w-8 justify-center px-0 pointer-coarse:w-10"
    >
      {icon}
    </Link>
  )
}
