import { getFormatter, getTranslations } from 'next-intl/server'
import { formatMoney, readMinor } from '#lib/core/money'
import type { Context } from '#lib/platform/context'
import { factParam, partsOfParam, splitEntries } from '#lib/records/facts/param'
import type { FactField } from '#lib/records/facts/view'
import type { CustomerListState } from './list-query.ts'

/** What is asked of one key, in the reader's words, with the parameters that ask it. */
interface FactWords {
  name: string
  names: string[]
  label: string
  value: string
}

/** Answers the filters by facts that hold, in words: one for each key. */
export async function factWords(
  ctx: Context,
  { params, facts }: Pick<CustomerListState, 'params' | 'facts'>,
  fields: readonly FactField[],
): Promise<FactWords[]> {
  const [t, yesNo, format] = await Promise.all([getTranslations('customers.facts'), getTranslations('facts'), getFormatter()])
  const keys = [...new Set(facts.map((name) => partsOfParam(name).key))]
  const shown = (field: FactField, text: string): string => {
    switch (field.value_type) {
      case 'boolean':
        return yesNo(text === 'true' ? 'yes' : 'no')
      case 'number':
        return format.number(Number(text), { maximumFractionDigits: 10 })
      case 'money': {
        const amount = readMinor(text, ctx.company.currency)
        return amount.ok ? formatMoney(amount.minor, ctx.company.currency, ctx.locale) : text
      }
      case 'date':
        return format.dateTime(new Date(`${text}T00:00:00Z`), { dateStyle: 'medium', timeZone: 'UTC' })
      case 'text':
        return text
      default:
        return splitEntries(text)
          .map((entry) => field.options.find(({ value }) => value === entry)?.label ?? entry)
          .join(t('or'))
    }
  }
  const words = (field: FactField): string[] => {
    const of = (part?: 'min' | 'max' | 'known') => params[factParam(field.key, part)]
    const [exact, min, max, known] = [of(), of('min'), of('max'), of('known')]
    const range =
      min !== undefined && max !== undefined
        ? [t('between', { min: shown(field, min), max: shown(field, max) })]
        : [
            ...(min === undefined ? [] : [t('atLeast', { min: shown(field, min) })]),
            ...(max === undefined ? [] : [t('atMost', { max: shown(field, max) })]),
          ]
    return [
      ...(exact === undefined ? [] : [shown(field, exact)]),
      ...range,
      ...(known === undefined ? [] : [t(known === 'true' ? 'known' : 'unknown')]),
    ]
  }
  return fields
    .filter(({ key }) => keys.includes(key))
    .map((field) => {
      const names = facts.filter((name) => partsOfParam(name).key === field.key)
      return { name: names[0] ?? factParam(field.key), names, label: field.label, value: words(field).join(t('and')) }
    })
}
