import { useTranslations } from 'next-intl'
import type { Context } from '#lib/platform/context'
import type { ChangeEntry, FieldChange } from '#lib/records/timeline/entry'
import { useFieldLabel, useFieldWords } from './field-words.ts'

/** What somebody changed of the customer or of a contact: each field with what it was and became. */
export function ChangeTold({ ctx, entry }: { ctx: Context; entry: ChangeEntry }) {
  const t = useTranslations('card.timeline')
  const label = useFieldLabel()
  const what = t.has(`actions.${entry.action.replace('.', '_')}` as 'actions.customer_update')
    ? t(`actions.${entry.action.replace('.', '_')}` as 'actions.customer_update')
    : t('actions.customer_update')
  return (
    <>
      <p>
        <span className="font-medium">{what}</span>
        {entry.other !== null && <span className="text-ink-soft"> · {entry.other}</span>}
        {entry.file !== null && <span className="text-ink-soft"> · {entry.file}</span>}
        {entry.fact !== null && (
          <span className="text-ink-soft">
            {' '}
            · {entry.fact.label}
            {entry.fact.value === null ? t('noLongerKnown') : t('says', { value: entry.fact.value })}
          </span>
        )}
      </p>
      {entry.fields.map((change) => (
        <Field key={change.field} ctx={ctx} change={change} scheme={entry.scheme} />
      ))}
      {entry.kept.length > 0 && (
        <p className="text-pretty text-ink-soft">
          {t('kept')} {entry.kept.map((field) => label(field)).join(t('comma'))}
        </p>
      )}
      {entry.reason !== null && <p className="text-pretty text-ink-soft">{t('reason', { reason: entry.reason })}</p>}
    </>
  )
}

function Field({ ctx, change, scheme }: { ctx: Context; change: FieldChange; scheme: string | null }) {
  const t = useTranslations('card.timeline')
  const words = useFieldWords(ctx.company.currency)
  const { label, from, to } = words(change, scheme)
  return (
    <p className="text-pretty text-ink-soft">
      <span className="text-ink-faint">{label}</span>{' '}
      {from === null && to === null ? t('changed') : t('moved', { from: from ?? t('empty'), to: to ?? t('empty') })}
    </p>
  )
}
