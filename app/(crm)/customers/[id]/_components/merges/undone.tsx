import { useTranslations } from 'next-intl'
import { Link } from '#components/ui/link'
import { Notice } from '#components/ui/notice'
import { mergeableFields } from '#lib/records/customers/schema'
import { useFieldLabel } from '../timeline/field-words.ts'

/** What came of the undo of a merge that led here, as the URL says it: who stands alone again, and which fields stayed; nothing when none did. */
export function Undone({ params }: { params: Readonly<Record<string, string>> }) {
  const t = useTranslations('card.merges')
  const label = useFieldLabel()
  const { undone, kept = '' } = params
  if (undone === undefined) return null
  const named = kept.split(',')
  const fields = mergeableFields.filter((field) => named.includes(field))
  return (
    <div className="mt-3">
      <Notice tone="good">
        {t('undone')}{' '}
        {/^[1-9]\d{0,8}$/.test(undone) && (
          <Link href={`/customers/${undone}`} className="link">
            {t('open')}
          </Link>
        )}
        {fields.length > 0 && (
          <span className="block">
            {t('kept')} {fields.map(label).join(t('comma'))}
          </span>
        )}
      </Notice>
    </div>
  )
}
