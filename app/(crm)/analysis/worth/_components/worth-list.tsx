import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { z } from 'zod'
import { DayText } from '#components/crm/day-near'
import type { ListParams } from '#components/table/list-url'
import { listHref } from '#components/table/list-url'
import { Link } from '#components/ui/link'
import { worthSorts } from '#lib/analysis/worth/schema'
import type { ListedWorths } from '#lib/analysis/worth/service'
import { countUnsteady, listWorths, worthPeriod } from '#lib/analysis/worth/service'
import { KEEPING, STAYING, STEADY_DAYS } from '#lib/analysis/worth/worth'
import type { Context } from '#lib/platform/context'
import type { UrlParams } from '#lib/platform/list/url-names'
import { findUnlessGone } from '../../_components/not-kept.ts'
import { ValueList } from '../../_components/value-list.tsx'
import type { ValueListState } from '../../_components/value-list-state.ts'
import { flagOf, oneOf, readValueList, urlFlag } from '../../_components/value-list-state.ts'
import { useWorthColumns } from './worth-columns.tsx'

export const worthPath = '/analysis/worth'

const classes = ['A', 'B', 'C'] as const
const filters = {
  potential: urlFlag,
  class: z.enum(classes),
  staying: z.enum(STAYING),
  keeping: z.enum(KEEPING),
  fell: urlFlag,
  known: z.enum(['new', 'all']),
} satisfies UrlParams

/** The list of what customers are worth. */
export async function WorthList({ ctx, given }: { ctx: Context; given: ListParams }) {
  const state = await readValueList(ctx, given, filters, worthSorts, '-lifetime')
  const { params, limit, cursor, owner, outlet } = state
  const sort = oneOf(worthSorts, state.sort.key) ?? 'lifetime'
  const asked = {
    ...{ limit, cursor, owner, outlet, sort: state.sort.falling ? (`-${sort}` as const) : sort },
    // What prospects state is not what customers ship: they stand apart, under their own filter.
    potential: flagOf(params['potential']) ?? false,
    class: oneOf(classes, params['class']),
    staying: oneOf(STAYING, params['staying']),
    keeping: oneOf(KEEPING, params['keeping']),
    fell: flagOf(params['fell']),
    // Who is new stands apart: a few shipping days say too little to be ranked beside a proven customer.
    steady: params['known'] === 'all' ? undefined : params['known'] !== 'new',
    handed_out: undefined,
  }
  const [found, period] = await Promise.all([findUnlessGone(listWorths(ctx, asked)), worthPeriod(ctx)])
  return <Worths {...{ ctx, state, found, period }} />
}

interface Props {
  ctx: Context
  state: ValueListState
  found: ListedWorths | 'not kept' | 'no place'
  period: Awaited<ReturnType<typeof worthPeriod>>
}

function Worths({ ctx, state, found, period }: Props) {
  const t = useTranslations('value')
  const word = useTranslations('value.worth')
  const horizon = period?.horizonDays ?? 0
  const measure = period?.measure ?? null
  const options = <Key extends string>(keys: readonly Key[], of: (key: Key) => string) =>
    keys.map((value) => ({ value, label: of(value) }))
  return (
    <ValueList
      ctx={ctx}
      path={worthPath}
      state={state}
      title={word('title')}
      text={word('what')}
      definition="worth"
      summary={
        period !== null && (
          <p className="text-sm text-ink-faint">
            {word.rich('asOf', { day: () => <DayText day={period.asOf} /> })}
            {period.horizonDays === null && <span className="text-watch-text"> · {word('noRun')}</span>}
            <Suspense>
              <Unsteady ctx={ctx} state={state} />
            </Suspense>
          </p>
        )
      }
      filters={[
        {
          name: 'potential',
          label: word('who'),
          any: word('current'),
          options: [{ value: 'true', label: word('potential') }],
        },
        {
          name: 'known',
          label: word('known'),
          any: word('proven'),
          options: [
            { value: 'new', label: word('newOnly') },
            { value: 'all', label: word('provenAndNew') },
          ],
        },
        { name: 'class', label: word('class'), options: options(classes, (key) => key) },
        { name: 'staying', label: word('staying'), options: options(STAYING, (key) => t(`staying.${key}`)) },
        { name: 'fell', label: word('fell'), options: [{ value: 'true', label: word('fellIs') }] },
        { name: 'keeping', label: word('keeping'), options: options(KEEPING, (key) => t(`keepings.${key}`)) },
      ]}
      sorts={worthSorts.map((key) => ({
        key,
        label: word(`sort.${key}`),
        first: key === 'staying' ? ('rising' as const) : ('falling' as const),
      }))}
      caption={word('caption')}
      columns={useWorthColumns(ctx, { horizon, measure })}
      found={found}
      rowKey={({ customerId }) => String(customerId)}
      texts={{
        nobodyTitle: period === null ? word('emptyTitle') : word('nobodyTitle'),
        nobody: period === null ? word('empty') : word('nobody'),
        all: word('all'),
        me: word('me'),
        owner: word('owner'),
      }}
    />
  )
}

/** How many stand apart because they are new, why, and the way to them; to whoever looks at those, the way back. */
async function Unsteady({ ctx, state: { params, owner, outlet } }: { ctx: Context; state: ValueListState }) {
  if (flagOf(params['potential']) === true) return null
  const [count, word] = await Promise.all([countUnsteady(ctx, { owner, outlet }), getTranslations('value.worth')])
  if (count === 0) return null
  const { known } = params
  return (
    <span className="block text-pretty">
      {word(known === undefined ? 'newApart' : 'newAmong', { count, days: STEADY_DAYS })}{' '}
      <Link href={listHref(worthPath, params, { known: known === undefined ? 'new' : null })} className="link">
        {word(known === undefined ? 'toNew' : 'toProven')}
      </Link>
    </span>
  )
}
