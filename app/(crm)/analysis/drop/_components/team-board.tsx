import { useTranslations } from 'next-intl'
import { Money } from '#components/crm/money'
import { Link } from '#components/ui/link'
import type { OwnerDrops } from '#lib/analysis/drop/service'
import { dropPath } from './drop-query.ts'

interface Props {
  owners: readonly OwnerDrops[]
  currency: string
  /** So many are shown at once. */
  most?: number
  /** Only those that are seen and let be, or only the others. */
  seen?: boolean | undefined
}

const usual = 50

/** Whose customers drop, in a panel that can be moved down. */
export function TeamBoard({ owners, currency, seen }: Omit<Props, 'most'>) {
  const t = useTranslations('analysis.drop')
  return (
    <section aria-label={t('board')} className="panel scrolls max-h-44 overflow-y-auto">
      <TeamTable owners={owners} currency={currency} seen={seen} />
    </section>
  )
}

/** Whose customers drop, by the loss of a month: name, customers on each level, loss. Each leads to that person's list. */
export function TeamTable({ owners, currency, most = usual, seen }: Props) {
  const t = useTranslations('analysis.drop')
  return (
    <table className="w-full">
      <caption className="sr-only">{t('board')}</caption>
      <thead>
        <tr className="*:px-2 *:py-1.5 *:text-right *:text-sm *:font-normal *:text-ink-faint *:last:pr-4">
          <th scope="col" className="pl-4! text-left!">
            {t('owner')}
          </th>
          <th scope="col">{t('levels.red')}</th>
          <th scope="col">{t('levels.orange')}</th>
          <th scope="col">{t('levels.yellow')}</th>
          <th scope="col">{t('loss')}</th>
        </tr>
      </thead>
      <tbody>
        {owners.slice(0, most).map(({ owner, red, orange, yellow, lossMinor }) => (
          <tr key={owner?.id ?? 0} className="*:border-t *:border-line *:px-2 *:py-1 *:text-right *:last:pr-4">
            <td className="pl-4! text-left!">
              {owner === null ? (
                <span className="text-ink-faint">{t('noOwner')}</span>
              ) : (
                <Link
                  href={`${dropPath}?owner=${owner.id}${seen === undefined ? '' : `&seen=${seen}`}`}
                  className="hover:text-accent-text"
                >
                  {owner.name}
                </Link>
              )}
            </td>
            {Object.entries({ red, orange, yellow }).map(([level, count]) => (
              <td key={level} className={count === 0 ? 'text-ink-faint' : undefined}>
                {t('customersOf', { count })}
              </td>
            ))}
            <td>
              <Money minor={lossMinor} currency={currency} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
