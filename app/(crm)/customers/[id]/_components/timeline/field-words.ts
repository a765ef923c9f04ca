import { useLocale, useTranslations } from 'next-intl'
import { formatMoney } from '#lib/core/money'
import type { FieldChange } from '#lib/records/timeline/entry'

/** Columns that forms call by the name of what they refer to. */
const formNames: Readonly<Record<string, string>> = { owner_id: 'owner_email', outlet_id: 'outlet_code' }
/** Columns whose values are codes of a closed list. */
const lists: Readonly<Record<string, 'kind' | 'lifecycle' | 'decisionRole' | 'influence' | 'attitude'>> = {
  kind: 'kind',
  lifecycle: 'lifecycle',
  decision_role: 'decisionRole',
  influence: 'influence',
  attitude: 'attitude',
}

/** Answers how a field of a customer or a contact, by its column or its name in the API, is called in the reader's language. */
export function useFieldLabel() {
  const t = useTranslations('card.timeline')
  const form = useTranslations('customers.form.fields')
  return (field: string): string => {
    const name = formNames[field] ?? field
    if (t.has(`fields.${name}` as 'fields.title')) return t(`fields.${name}` as 'fields.title')
    return form.has(name as 'name') ? form(name as 'name') : name
  }
}

/** Answers how a change of a field is told: its name, and its values by their names. */
export function useFieldWords(currency: string) {
  const customers = useTranslations('customers')
  const schemes = useTranslations('customers.card.schemes')
  const locale = useLocale()
  const label = useFieldLabel()
  const wordsOf = (field: string, value: string | null): string | null => {
    if (value === null) return null
    const list = lists[field]
    if (list !== undefined && customers.has(`${list}.${value}` as 'kind.label'))
      return customers(`${list}.${value}` as 'kind.label')
    return field === 'annual_marketing_cost_minor' ? formatMoney(Number(value), currency, locale) : value
  }
  return ({ field, from, to }: FieldChange, scheme: string | null) => {
    const named = scheme !== null && schemes.has(scheme as 'abc') ? schemes(scheme as 'abc') : label(field)
    // When something was archived says nothing more than that it was.
    const hidden = field === 'archived_at'
    return { label: named, from: hidden ? null : wordsOf(field, from), to: hidden ? null : wordsOf(field, to) }
  }
}
