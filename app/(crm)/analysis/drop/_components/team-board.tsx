import { useTranslations } from 'next-intl'
import { Money } from '#components/crm/money'
import { Link } from '#components/ui/link'
import type { OwnerDrops } from '#lib/analysis/drop/service'
import { sumOwners } from '#lib/analysis/drop/service'
import { dropPath } from './drop-query.ts'

interface Props {
  owners: readonly OwnerDrops[]
  currency: string
  /** Only those that are seen and let be, or only the others. */
  seen?: boolean | undefined
}

/** So many are shown at once; the others open below them. */
const most = 6

/** Whose customers drop, in a panel. */
export function TeamBoard({ owners, currency, seen }: Props) {
  const t = useTranslations('analysis.drop')
  return (
    <section aria-label={t('board')} className="panel scrolls">
      <TeamTable owners={owners} currency={currency} seen={seen} />
    </section>
  )
}

/**
 * Whose customers drop, by the loss of a month: name, customers on each level, loss. Each leads to that person's list, and those of nobody to theirs. Nobody is left out: those below the first few are counted and open where they stand, and
 * all are added up.
 */
export function TeamTable({ owners, currency, seen }: Props) {
  const t = useTranslations('analysis.drop')
  const first = owners.length > most + 1 ? owners.slice(0, most) : owners
  const rest = owners.slice(first.length)
  const others = sumOwners(rest)
  const all = sumOwners(owners)
  return (
    <>
      <table className="w-full table-fixed">
        <caption className="sr-only">{t('board')}</caption>
        <thead>
          <tr className="*:px-2 *:py-1.5 *:text-right *:text-sm *:font-normal *:text-ink-faint *:last:pr-4">
            <th scope="col" className="w-[30%] pl-4! text-left!">
              {t('owner')}
            </th>
            <th scope="col">{t('levels.red')}</th>
            <th scope="col">{t('levels.orange')}</th>
            <th scope="col">{t('levels.yellow')}</th>
            <th scope="col" className="w-[26%]">
              {t('loss')}
            </th>
          </tr>
        </thead>
        <Owners owners={first} currency={currency} seen={seen} />
      </table>
      {rest.length > 0 && (
        <details className="border-t border-line">
          <summary className="cursor-pointer px-4 py-1 text-ink-soft hover:bg-hover">
            {t('others', { people: rest.length, customers: others.red + others.orange + others.yellow })} ·{' '}
            <Money minor={others.lossMinor} currency={currency} />
          </summary>
          <table className="w-full table-fixed">
            <caption className="sr-only">{t('board')}</caption>
            <colgroup>
              <col className="w-[30%]" />
              <col span={3} />
              <col className="w-[26%]" />
            </colgroup>
            <Owners owners={rest} currency={currency} seen={seen} />
          </table>
        </details>
      )}
      {owners.length > 1 && (
        <table className="w-full table-fixed border-t border-line font-medium">
          <caption className="sr-only">{t('board')}</caption>
          <colgroup>
            <col className="w-[30%]" />
            <col span={3} />
            <col className="w-[26%]" />
          </colgroup>
          <tbody>
            <tr className="*:px-2 *:py-1 *:text-right *:last:pr-4">
              <th scope="row" className="pl-4! text-left! font-medium">
                {t('allOwners', { people: owners.filter(({ owner }) => owner !== null).length })}
              </th>
              <Figures sums={all} currency={currency} />
            </tr>
          </tbody>
        </table>
      )}
    </>
  )
}

function Owners({ owners, currency, seen }: Props) {
  const t = useTranslations('analysis.drop')
  return (
    <tbody>
      {owners.map(({ owner, ...sums }) => (
        <tr key={owner?.id ?? 0} className="*:border-t *:border-line *:px-2 *:py-1 *:text-right *:last:pr-4">
          <td className="truncate pl-4! text-left!">
            <Link
              href={`${dropPath}?owner=${owner?.id ?? 'none'}${seen === undefined ? '' : `&seen=${seen}`}`}
              className={owner === null ? 'text-ink-faint hover:text-accent-text' : 'hover:text-accent-text'}
            >
              {owner?.name ?? t('noOwner')}
            </Link>
          </td>
          <Figures sums={sums} currency={currency} />
        </tr>
      ))}
    </tbody>
  )
}

function Figures({ sums: { red, orange, yellow, lossMinor }, currency }: { sums: Omit<OwnerDrops, 'owner'>; currency: string }) {
  const t = useTranslations('analysis.drop')
  return (
    <>
      {Object.entries({ red, orange, yellow }).map(([level, count]) => (
        <td key={level} className={count === 0 ? 'text-ink-faint' : undefined}>
          {t('customersOf', { count })}
        </td>
      ))}
      <td>
        <Money minor={lossMinor} currency={currency} />
      </td>
    </>
  )
}
