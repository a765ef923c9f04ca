import { useTranslations } from 'next-intl'
import { usePeriodText } from '#components/chart/figure'
import { SignedMoney } from '#components/crm/signed'
import { Link } from '#components/ui/link'
import { useDefinition } from '../../../analysis/_components/definitions.ts'
import type { ManagerPart } from './question.tsx'
import { Question } from './question.tsx'

/** Customers that cost more than they bring, and what that comes to in a month. */
export function Negative({ ctx, figures: { negative, asOf } }: ManagerPart) {
  const t = useTranslations('manager.negative')
  const periodText = usePeriodText()
  return (
    <Question title={t('title')} definition={useDefinition()('negative')}>
      <p className="flex flex-wrap items-baseline gap-x-3">
        <Link href="/analysis/negative" className="text-xl font-medium hover:underline">
          {t('customers', { count: negative.customers })}
        </Link>
        <span className="text-ink-soft">
          {t.rich('loss', { amount: () => <SignedMoney minor={negative.minor} currency={ctx.company.currency} /> })}
        </span>
      </p>
      <p className="text-sm text-ink-faint">{t('over', { period: periodText({ ...negative.year, asOf }) })}</p>
    </Question>
  )
}
