import { useTranslations } from 'next-intl'
import { Suspense } from 'react'
import { ChoiceLink } from '#components/table/choice-link'
import { listHref } from '#components/table/list-url'
import { TableSkeleton } from '#components/table/table-skeleton'
import { Link } from '#components/ui/link'
import type { Context } from '#lib/platform/context'
import { checkReasons } from '#lib/records/facts/check/ageing'
import type { CheckListState } from './check-query.ts'
import { checkPath } from './check-query.ts'
import { CustomersToCheck } from './customers-to-check.tsx'

interface Props {
  ctx: Context
  state: CheckListState
}

/** What the list is for, what it may be narrowed to, and the customers. */
export function ToVerify({ ctx, state }: Props) {
  const t = useTranslations('factCheck')
  const table = useTranslations('table')
  const { params, query } = state
  return (
    <>
      <div className="flex max-w-3xl flex-col gap-1 px-4 pt-4 pb-3 md:px-6 md:pt-5">
        <h1 className="text-xl font-semibold">{t('title')}</h1>
        <p className="text-pretty text-ink-soft">{t('text')}</p>
      </div>
      <div className="filter-row">
        {checkReasons.map((reason) => (
          <ChoiceLink
            key={reason}
            href={listHref(checkPath, params, { reason: reason === 'any' ? null : reason })}
            active={query.reason === reason}
            label={t(`reasons.${reason}`)}
          />
        ))}
        <Link
          href={listHref(checkPath, params, { mine: query.mine ? null : 'true' })}
          data-active={query.mine ? '' : undefined}
          aria-current={query.mine ? 'true' : undefined}
          className="control md:ml-auto"
        >
          {t('mine')}
        </Link>
      </div>
      <Suspense key={new URLSearchParams(params).toString()} fallback={<TableSkeleton label={table('loading')} />}>
        <CustomersToCheck ctx={ctx} state={state} />
      </Suspense>
    </>
  )
}
