import { useTranslations } from 'next-intl'
import { Link } from '#components/ui/link'
import { useDefinition } from '../../../analysis/_components/definitions.ts'
import type { ManagerPart } from './question.tsx'
import { Question } from './question.tsx'
import { SignedMoney } from './signed.tsx'

/** Customers that cost more than they bring, and what that comes to in a month. */
export function Negative({ ctx, figures: { negative } }: ManagerPart) {
  const t = useTranslations('manager.negative')
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
    </Question>
  )
}
