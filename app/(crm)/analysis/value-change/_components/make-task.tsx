import { useTranslations } from 'next-intl'
import { SmallAct } from '#components/ui/small-act'
import { handOutChange } from '../actions.ts'

/** Gives the suggestion to whoever owns the customer as a task, in one tap. */
export function MakeTask({ customerId, name, dueOn }: { customerId: number; name: string; dueOn: string }) {
  const t = useTranslations('value.change')
  const form = useTranslations('form')
  return (
    <SmallAct
      label={t('make')}
      name={`${t('make')}：${name}`}
      away={form('away')}
      input={{ customers: [customerId], due_on: dueOn }}
      act={handOutChange}
    />
  )
}
