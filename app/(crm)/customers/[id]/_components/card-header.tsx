import { useTranslations } from 'next-intl'
import { Suspense } from 'react'
import { CardKeys } from '#components/crm/card-keys'
import { AbcBadge, SleepBadge } from '#components/crm/class-badges'
import { listHref } from '#components/table/list-url'
import { StepsPending } from '#components/table/steps'
import { BackLink } from '#components/ui/back-link'
import { Link } from '#components/ui/link'
import type { Context } from '#lib/platform/context'
import { gateStateOf, metGatesOf } from '#lib/records/customers/gates'
import type { CustomerView } from '#lib/records/customers/view'
import { listPath } from '../../_components/list-query.ts'
import { Behind } from './behind.tsx'
import { CardActions } from './card-actions.tsx'
import type { CardList } from './card-list.ts'
import { Neighbours } from './neighbours.tsx'
import { PaidBy } from './payer/paid-by.tsx'
import { SettlementWord } from './settlement-word.tsx'

interface Props {
  ctx: Context
  customer: CustomerView
  list: CardList
  /** What the reader waits for most; what asks the database comes behind it. */
  first: Promise<unknown>
}

const backTo = { customers: 'back', drops: 'backToDrops', levels: 'backToLevels' } as const

/** Who it is, in two lines, with the way back to the list and along it. */
export function CardHeader({ ctx, customer, list, first }: Props) {
  const t = useTranslations('customers')
  const gate = gateStateOf(customer.lifecycle, metGatesOf(customer))
  const stage = t(`lifecycle.${customer.lifecycle}`)
  const words = [
    t(`kind.${customer.kind}`),
    gate === null ? stage : t('gate.beside', { stage, gate: t(`gate.${gate}`) }),
    customer.personal ? null : customer.phone,
    customer.industry,
    customer.ownerName ?? t('unowned'),
    customer.outletName,
  ].filter((word): word is string => word !== null && word !== '')
  return (
    <header className="flex flex-col gap-2">
      <div className="flex min-h-8 items-center justify-between gap-4">
        <BackLink href={list.href} label={t(`card.${backTo[list.kind]}`)} />
        <Suspense fallback={<StepsPending />}>
          <Neighbours customerId={customer.id} list={list} />
        </Suspense>
      </div>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <h1 className="text-xl font-semibold">{customer.name}</h1>
        <AbcBadge computed={customer.abcClass} override={customer.overrides['abc']} />
        <SleepBadge computed={customer.dormancyClass} ratio={customer.dormancyRatio} override={customer.overrides['dormancy']} />
        <span className="md:ml-auto">
          <CardActions ctx={ctx} customer={customer} first={first} />
        </span>
      </div>
      <ul className="flex flex-wrap gap-x-4 gap-y-1 text-ink-soft">
        {words.map((word) => (
          <li key={word}>{word}</li>
        ))}
        <Suspense fallback={null}>
          <Behind first={first}>
            <SettlementWord ctx={ctx} customerId={customer.id} />
          </Behind>
        </Suspense>
        {customer.tags.map((tag) => (
          <li key={`tag ${tag}`}>
            <Link href={listHref(listPath, {}, { tag })} data-tip={t('tag.all')} className="kind-chip h-6">
              {tag}
            </Link>
          </li>
        ))}
        {customer.payerId !== null && (
          <Suspense fallback={null}>
            <PaidBy ctx={ctx} customerId={customer.id} />
          </Suspense>
        )}
      </ul>
      <CardKeys />
    </header>
  )
}
