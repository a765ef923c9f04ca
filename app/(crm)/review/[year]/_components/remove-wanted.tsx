import { useTranslations } from 'next-intl'
import { SmallAct } from '#components/ui/small-act'
import { removeEntry } from '../../actions.ts'

/** Takes a customer off the wanted list; it can be put there again. */
export function RemoveWanted({ year, id, name }: { year: number; id: number; name: string }) {
  const t = useTranslations('review')
  return (
    <SmallAct
      label={t('remove.button')}
      name={`${t('remove.button')} ${name}`}
      away={t('away')}
      look="link whitespace-nowrap"
      input={{ year, customer: String(id) }}
      act={removeEntry}
    />
  )
}
