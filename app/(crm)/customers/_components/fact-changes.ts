import { factParam, joinEntries } from '#lib/records/facts/param'
import type { FactField } from '#lib/records/facts/view'

/** A key as its filter needs it. */
export interface FilterField {
  key: string
  label: string
  /** Of the menu. */
  group: string
  type: FactField['value_type']
  options: readonly { value: string; label: string }[]
}

/** How a key is asked for: by its value, or by whether there is one. */
export const factAsks = ['value', 'known', 'unknown'] as const
export type FactAsk = (typeof factAsks)[number]

/** Answers how a list asks for a key now. */
export function askOf(key: string, params: Readonly<Record<string, string>>): FactAsk {
  const known = params[factParam(key, 'known')]
  return known === undefined ? 'value' : known === 'true' ? 'known' : 'unknown'
}

/** Answers how the URL of the list changes when a key is asked for: whatever it asked before gives way, and nothing given takes the filter away. */
export function factChanges(
  field: Pick<FilterField, 'key' | 'type' | 'options'>,
  ask: FactAsk,
  given: { values: readonly string[]; min: string; max: string },
): Record<string, string | null> {
  const { key } = field
  const none = {
    [factParam(key)]: null,
    [factParam(key, 'min')]: null,
    [factParam(key, 'max')]: null,
    [factParam(key, 'known')]: null,
  }
  if (ask !== 'value') return { ...none, [factParam(key, 'known')]: ask === 'known' ? 'true' : 'false' }
  const values = given.values.filter((value) => value !== '')
  const several = field.type === 'choice' || field.type === 'list'
  return {
    ...none,
    [factParam(key)]: values.length === 0 ? null : several ? joinEntries(values) : (values[0] ?? null),
    [factParam(key, 'min')]: given.min || null,
    [factParam(key, 'max')]: given.max || null,
  }
}
