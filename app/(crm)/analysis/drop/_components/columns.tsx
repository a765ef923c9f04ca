import { useTranslations } from 'next-intl'
import { useDays } from '#components/crm/day-near'
import { moneyCell } from '#components/crm/money'
import type { CellData } from '#components/table/cell'
import { ifKnown } from '#components/table/cell'
import type { Column } from '#components/table/column'
import { losesMoney } from '#lib/analysis/drop/drop'
import type { Drop } from '#lib/analysis/drop/service'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import { actColumns } from '../../_components/follow-columns.tsx'
import { useDropText } from './drop-text.ts'

const onOneLine = (text: string): CellData => ({ text, look: 'whitespace-nowrap' })

/** All columns of the list; a card that is opened from it carries `search`. */
export function useDropColumns(ctx: Context, search: string): Column<Drop>[] {
  const t = useTranslations('analysis.drop')
  const days = useDays(dayOf(ctx.now, ctx.company.timeZone))
  const { fallen, volumeShort, because, lastYear, seen } = useDropText()
  const doneAbout = (row: Drop) => {
    const told = [handedOut(row), seen(row)].filter((text) => text !== null)
    return told.length === 0 ? {} : { below: told.join(' · ') }
  }
  const handedOut = ({ openTask }: Drop) => {
    if (openTask === null) return null
    const { to, dueAt } = openTask
    const due = dueAt === null ? '' : days.near(dayOf(new Date(dueAt), ctx.company.timeZone)).text
    return due === '' ? t('handOut.done', { to }) : t('handOut.doneUntil', { to, due })
  }
  return [
    {
      key: 'name',
      label: t('customer'),
      phone: 'title',
      always: true,
      width: 'w-[18%]',
      cell: (row) => ({ text: row.name, href: `/customers/${row.customerId}${search}`, ...doneAbout(row) }),
    },
    {
      key: 'change',
      label: t('change'),
      initially: true,
      sort: { key: 'shortfall', first: 'falling' },
      align: 'right',
      phone: 'item',
      cell: (row) => (
        <span data-level={row.level} data-tip={t(`levels.${row.level}`)} className="drop-badge">
          {fallen(row)}
        </span>
      ),
    },
    {
      key: 'volume',
      label: t('volume'),
      initially: true,
      hint: t('volumeHint'),
      align: 'right',
      phone: 'item',
      cell: (row) => ({ ...onOneLine(volumeShort(row)), label: t('volume') }),
    },
    {
      key: 'lastYear',
      label: t('lastYear'),
      initially: true,
      hint: t('lastYearHint'),
      align: 'right',
      phone: 'item',
      cell: (row) => ifKnown(lastYear(row), (text) => ({ text, label: t('lastYear') })),
    },
    {
      key: 'loss',
      label: t('loss'),
      initially: true,
      hint: t('lossHint'),
      sort: { key: 'loss', first: 'falling' },
      align: 'right',
      phone: 'figure',
      cell: (row) => moneyCell(row.lossMinor, ctx.company.currency, ctx.locale),
    },
    {
      key: 'profit',
      label: t('profit'),
      initially: true,
      hint: t('profitHint'),
      sort: { key: 'profit', first: 'rising' },
      align: 'right',
      phone: 'item',
      cell: (row) =>
        ifKnown(row.profitMinor, (minor) => ({
          ...moneyCell(minor, ctx.company.currency, ctx.locale),
          label: t('profit'),
          ...(losesMoney(row) && { look: 'text-danger' as const }),
        })),
    },
    {
      key: 'causes',
      label: t('causeLikely'),
      initially: true,
      phone: 'item',
      width: 'w-[20%]',
      cell: (row) => because(row) || <span className="text-ink-faint">{t('noCause')}</span>,
    },
    { key: 'owner', label: t('owner'), phone: 'item', initially: true, cell: (row) => ifKnown(row.owner?.name, onOneLine) },
    { key: 'outlet', label: t('outlet'), phone: 'item', initially: true, cell: (row) => ifKnown(row.outlet?.name, onOneLine) },
    {
      key: 'since',
      label: t('since'),
      initially: true,
      align: 'right',
      phone: 'item',
      cell: (row) => ({ ...days.near(row.since), look: 'whitespace-nowrap' }),
    },
    ...actColumns<Drop>(ctx, t('act'), ({ customerId, name }) => ({ customerId, name })),
  ]
}
