import type { Context } from '#lib/platform/context'
import { defaultLocale } from '#lib/platform/i18n/locale'
import { findText } from '#lib/platform/i18n/messages'
import type { FactDefinition } from './definition.ts'
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
