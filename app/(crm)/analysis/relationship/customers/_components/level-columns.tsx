import { useFormatter, useTranslations } from 'next-intl'
import { useJoined } from '#components/crm/joined'
import { useLevelWhy } from '#components/crm/level-why'
import { Money } from '#components/crm/money'
import type { Column } from '#components/table/column'
import type { ListParams } from '#components/table/list-url'
import { Link } from '#components/ui/link'
import type { LevelOfCustomer } from '#lib/analysis/relationship/level/service'
import type { Context } from '#lib/platform/context'
import { useGroupName } from '../../../_components/group-name.ts'
import { OnPhone } from '../../../_components/on-phone.tsx'
import { AcceptOne } from './accept.tsx'
import { levelHref } from './level-query.ts'

/** The columns of the list of levels: what is recommended and why, what was decided, by whom and when. */
export function useLevelColumns(ctx: Context, decides: boolean, params: ListParams): Column<LevelOfCustomer>[] {
  const t = useTranslations('relations.levels')
  const names = useTranslations('analysis.relationships')
  const format = useFormatter()
  const why = useLevelWhy(useGroupName())
  const { currency, timeZone } = ctx.company
  const { listed } = useJoined()
  const decided = ({ accepted, decidedBy, decidedAt, reason, waiting }: LevelOfCustomer) =>
    waiting !== null ? (
      <Link href={`/approvals/${waiting.approvalId}`} className="link whitespace-normal">
        {t('waitsShort', { level: waiting.wanted === null ? '' : names(waiting.wanted), who: listed(waiting.deciders) })}
      </Link>
    ) : accepted === null ? (
      <span className="text-ink-faint">{t('undecided')}</span>
    ) : (
      <span className="whitespace-normal">
        {names(accepted)}
        <span className="block text-sm text-ink-faint">
          {[decidedBy, decidedAt && format.dateTime(decidedAt, { dateStyle: 'medium', timeZone }), reason]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
    )
  return [
    {
      key: 'name',
      label: t('customer'),
      phone: 'title',
      width: 'w-[20%]',
      cell: ({ id, name }) => (
        <Link href={`/customers/${id}`} data-row-link="" className="row-link">
          {name}
        </Link>
      ),
    },
    {
      key: 'revenue',
      label: t('revenue'),
      align: 'right',
      phone: 'figure',
      cell: ({ revenueMinor }) => <Money minor={revenueMinor} currency={currency} />,
    },
    {
      key: 'recommended',
      label: t('recommended'),
      phone: 'item',
      width: 'w-[30%]',
      cell: (row) => (
        <span className="text-pretty whitespace-normal">
          <b className="font-medium">{row.recommended === null ? t('none') : names(row.recommended)}</b>
          <span className="block text-sm text-ink-faint">{why(row)}</span>
        </span>
      ),
    },
    {
      key: 'decided',
      label: t('decided'),
      phone: 'item',
      width: 'w-[20%]',
      cell: (row) => <OnPhone label={t('decided')}>{decided(row)}</OnPhone>,
    },
    { key: 'owner', label: t('owner'), phone: 'item', cell: ({ ownerName }) => ownerName },
    { key: 'outlet', label: t('outlet'), phone: 'item', cell: ({ outletName }) => outletName },
    ...(decides
      ? [
          {
            key: 'act',
            label: t('act'),
            phone: 'item',
            cell: ({ id, name, recommended, accepted, waiting }: LevelOfCustomer) =>
              waiting !== null ? null : (
                <span className="flex flex-wrap gap-x-3">
                  {recommended !== null && recommended !== accepted && <AcceptOne id={id} name={name} />}
                  <Link href={levelHref(id, params)} className="link" aria-label={t('otherFor', { name })}>
                    {t('other')}
                  </Link>
                </span>
              ),
          } satisfies Column<LevelOfCustomer>,
        ]
      : []),
  ]
}
