import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { useDayText } from '#components/crm/day-near'
import { ifKnown } from '#components/table/cell'
import type { Column } from '#components/table/column'
import { Link } from '#components/ui/link'
import { ratioOrNull } from '#lib/core/ratio'
import type { Part } from '#lib/plans/annual-review/figures'
import type { ReviewLine } from '#lib/plans/annual-review/service'
import type { Sent, Verdict } from '#lib/plans/annual-review/verdict'
import { pickLocale } from '#lib/platform/i18n/locale'
import { shortMoney } from '#lib/platform/i18n/short-money'
import { OnPhone } from '../../../analysis/_components/on-phone.tsx'

const looks: Partial<Record<Verdict, string>> = { fallen: 'text-danger', stopped: 'text-danger', held: 'text-accent-text' }

/** Answers the columns that several parts have, over rows of one of them. */
export function useLineColumns<P extends Part>(currency: string) {
  const t = useTranslations('review')
  const format = useFormatter()
  const locale = pickLocale(useLocale())
  const day = useDayText()
  const money = (minor: number) => shortMoney(minor, currency, locale)
  const columnOf = (key: string) => t(`columns.${key}` as 'columns.customer')
  const change = (later: number, earlier: number) => {
    const ratio = ratioOrNull(later - earlier, earlier)
    return ratio === null || earlier < 0
      ? null
      : format.number(ratio, { style: 'percent', maximumFractionDigits: 0, signDisplay: 'exceptZero' })
  }
  const beside = (label: string, later: string, below: string | null) => (
    <span className="whitespace-nowrap">
      <OnPhone label={label}>{later}</OnPhone>
      {below !== null && <span className="block text-sm text-ink-faint">{below}</span>}
    </span>
  )
  const figure = (
    key: string,
    of: (row: ReviewLine<P>) => { later: number; earlier: number | null },
    text: (value: number) => string,
    word: 'sameDays' | 'before',
  ): Column<ReviewLine<P>> => ({
    ...{ key, label: columnOf(key), align: 'right', phone: 'item' },
    cell: (row) => {
      const { later, earlier } = of(row)
      if (later === 0 && (earlier ?? 0) === 0) return null
      if (earlier === null || earlier === 0) return beside(columnOf(key), text(later), null)
      const moved = change(later, earlier)
      return beside(columnOf(key), moved === null ? text(later) : `${text(later)} ${moved}`, t(word, { value: text(earlier) }))
    },
  })
  return {
    t: columnOf,
    money,
    day,
    customer: {
      ...{ key: 'customer', label: columnOf('customer'), phone: 'title', width: 'w-[22%]' },
      cell: ({ customer, outlet }) => (
        <div className="min-w-0 md:max-w-72">
          <Link href={`/customers/${customer.id}`} data-row-link="" className="row-link">
            {customer.name}
          </Link>
          {outlet !== null && <div className="truncate text-sm text-ink-faint">{outlet}</div>}
        </div>
      ),
    } satisfies Column<ReviewLine<P>>,
    rank: (of: (row: ReviewLine<P>) => number): Column<ReviewLine<P>> => ({
      ...{ key: 'rank', label: columnOf('rank'), phone: 'item', width: 'w-16' },
      cell: (row) => ({ text: format.number(of(row)), look: 'whitespace-nowrap' }),
    }),
    owner: {
      key: 'owner',
      label: columnOf('owner'),
      phone: 'item',
      cell: (row) => (row.owner === null ? null : <span className="whitespace-nowrap">{row.owner.name}</span>),
    } satisfies Column<ReviewLine<P>>,
    revenue: (
      key: string,
      of: (row: ReviewLine<P>) => { later: Sent; earlier: Sent | null },
      word: 'sameDays' | 'before' = 'sameDays',
    ) =>
      figure(key, (row) => ({ later: of(row).later.revenueMinor, earlier: of(row).earlier?.revenueMinor ?? null }), money, word),
    shipments: (
      key: string,
      of: (row: ReviewLine<P>) => { later: Sent; earlier: Sent | null },
      word: 'sameDays' | 'before' = 'sameDays',
    ) =>
      figure(
        key,
        (row) => ({ later: of(row).later.shipments, earlier: of(row).earlier?.shipments ?? null }),
        (value) => t('shipments', { count: value }),
        word,
      ),
    verdict: (
      of: (row: ReviewLine<P>) => Verdict,
      {
        label = 'verdict',
        phone = 'figure',
        fallOf = () => null,
      }: { label?: 'verdict' | 'lastVerdict'; phone?: 'figure' | 'item'; fallOf?: (row: ReviewLine<P>) => number | null } = {},
    ): Column<ReviewLine<P>> => ({
      ...{ key: 'verdict', label: columnOf(label), phone },
      cell: (row) => {
        const fall = fallOf(row)
        return (
          <span className={`whitespace-nowrap ${looks[of(row)] ?? ''}`}>
            {t(`verdicts.${of(row)}`)}
            {fall !== null && (
              <span className="block text-sm text-danger">
                {t('alsoFalls', { share: format.number(fall, { style: 'percent', maximumFractionDigits: 0 }) })}
              </span>
            )}
          </span>
        )
      },
    }),
    lastShipping: (of: (row: ReviewLine<P>) => string | null): Column<ReviewLine<P>> => ({
      ...{ key: 'lastShipping', label: columnOf('lastShipping'), phone: 'item' },
      cell: (row) => ifKnown(of(row), (on) => ({ text: day(on), label: columnOf('lastShipping'), look: 'whitespace-nowrap' })),
    }),
    said: (...keys: ('cause' | 'decision' | 'remark')[]): Column<ReviewLine<P>> => ({
      ...{ key: 'words', label: keys.map(columnOf).join(' · '), phone: 'item' },
      cell: (row) => {
        const texts = keys.flatMap((key) => row[key] ?? [])
        return texts.length === 0 ? null : (
          <span className="block max-w-80 min-w-32 text-pretty whitespace-pre-line">{texts.join('\n')}</span>
        )
      },
    }),
  }
}
