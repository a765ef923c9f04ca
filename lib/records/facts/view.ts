import { z } from 'zod'
import { listText } from '#lib/core/formats'
import { formatMoney } from '#lib/core/money'
import type { Context } from '#lib/platform/context'
import { defaultLocale } from '#lib/platform/i18n/locale'
import { findText } from '#lib/platform/i18n/messages'
import type { FactDefinition } from './definition.ts'
import { infoClasses } from './definition.ts'
import type { KnownFact } from './repository.ts'
import type { FactResource } from './schema.ts'
import { factResource } from './schema.ts'

type Definition = Pick<FactResource, 'key' | 'label' | 'info_class' | 'value_type' | 'origin' | 'options' | 'active'>

/** Shows what a key means, in the reader's language; a custom key without a name in it has its first name. */
export function viewDefinition(ctx: Pick<Context, 'locale'>, definition: FactDefinition): Definition {
  const builtIn = definition.origin === 'built_in'
  const textOf = (key: string) => (builtIn ? findText(ctx.locale, `facts.${key}`) : null)
  const named = definition.labels[ctx.locale] ?? definition.labels[defaultLocale] ?? Object.values(definition.labels)[0]
  return {
    key: definition.key,
    label: textOf(`keys.${definition.key}`) ?? named ?? definition.key,
    info_class: definition.infoClass,
    value_type: definition.valueType,
    origin: definition.origin,
    options: definition.options.map((value) => ({
      value,
      label: textOf(`options.${definition.key}.${value}`) ?? value,
    })),
    active: definition.active,
  }
}

/** What a list says of a key that it can show, and be filtered by. */
export type FactField = Definition

/** Lists the keys in use as their reader knows them: the company's own first, then the built-in ones by the class of what they say. */
export function factFields(ctx: Pick<Context, 'locale'>, dictionary: ReadonlyMap<string, FactDefinition>): FactField[] {
  const used = [...dictionary.values()].filter(({ active }) => active)
  const builtIn = infoClasses.flatMap((infoClass) =>
    used.filter((definition) => definition.origin === 'built_in' && definition.infoClass === infoClass),
  )
  return [...used.filter(({ origin }) => origin === 'custom'), ...builtIn].map((definition) => viewDefinition(ctx, definition))
}

const money = z.object({ amount_minor: z.int(), currency: z.string() })

/** Shows a value in the reader's language: options by their names, lists with commas, amounts with their currency; null for nothing. */
export function showFactValue(
  { locale }: Pick<Context, 'locale'>,
  { key, valueType }: Pick<FactDefinition, 'key' | 'valueType'>,
  value: unknown,
): string | null {
  if (value === null || value === undefined) return null
  const option = (text: string) => findText(locale, `facts.options.${key}.${text}`) ?? text
  if (Array.isArray(value))
    return listText(
      locale,
      value.map((entry) => option(String(entry))),
    )
  if (typeof value === 'boolean') return findText(locale, value ? 'facts.yes' : 'facts.no')
  if (typeof value === 'number') return value.toLocaleString(locale, { maximumFractionDigits: 10 })
  const amount = money.safeParse(value)
  if (amount.success) return formatMoney(amount.data.amount_minor, amount.data.currency, locale)
  return valueType === 'choice' ? option(String(value)) : String(value)
}

const shape = factResource.shape

/** Shows one fact with what its key means. */
export function viewFact(ctx: Context, definition: FactDefinition, fact: KnownFact): FactResource {
  return {
    ...viewDefinition(ctx, definition),
    value: shape.value.parse(fact.value),
    method: shape.method.catch(null).parse(fact.method),
    source: fact.source,
    confidence: fact.confidence,
    verified_on: fact.verifiedOn,
    noted_by_id: fact.notedById === null ? null : String(fact.notedById),
    noted_by_name: fact.notedByName,
    noted_at: fact.notedAt?.toISOString() ?? null,
  }
}
