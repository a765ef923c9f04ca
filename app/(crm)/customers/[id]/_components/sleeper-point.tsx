import { useTranslations } from 'next-intl'
import { Money } from '#components/crm/money'
import type { Sleeper } from '#lib/analysis/sleepers/service'
import { useSleeperText } from '../../../analysis/sleepers/_components/sleeper-text.ts'

/** How long a customer is silent, why that may be, what it had brought, and how it is woken. */
export function SleeperPoint({ sleeper, currency }: { sleeper: Sleeper; currency: string }) {
  const t = useTranslations('sleepers')
  const { silent, because, wakeUp } = useSleeperText()
  return t.rich('card', {
    ...{ state: t(`states.${sleeper.level}`), silent: silent(sleeper), because: because(sleeper), wakeUp: wakeUp(sleeper) },
    revenue: () => <Money minor={sleeper.revenueMinor} currency={currency} />,
  })
}
