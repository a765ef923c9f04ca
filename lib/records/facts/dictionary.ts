import { z } from 'zod'
import { AppError, invalidField } from '#lib/core/errors'
import { textProblem } from '#lib/core/text'
import { audit } from '#lib/platform/audit/audit'
import type { Context } from '#lib/platform/context'
import { permitWholeCompany } from '#lib/platform/scope/scope'
import { text, version } from '../record/fields.ts'
import type { FactDefinition } from './definition.ts'
import { infoClasses, valueTypes } from './definition.ts'
import { countKnownByKey, findDefinition, insertCustomKey, listDefinitions, updateKey } from './repository.ts'
import { viewDefinition } from './view.ts'

const MOST_OPTIONS = 100
const option = text(100)
const labels = z.strictObject({ 'zh-CN': text(60), 'zh-TW': text(60).optional(), en: text(60).optional() })
const options = z
  .array(option)
  .max(MOST_OPTIONS)
  .transform((list) => [...new Set(list)])

/** What a key of the company's own is made of. */
export const createKeyInput = z.strictObject({
  key: z.string().regex(/^[a-z][a-z0-9_]{0,62}$/),
  info_class: z.enum(infoClasses),
  value_type: z.enum(valueTypes),
  labels,
  options,
})

/** What of a key may be changed later: its names and what may be chosen; what it means and is of stays. */
export const updateKeyInput = z.strictObject({ version, labels, options })

export interface DictionaryEntry {
  definition: FactDefinition
  /** In the reader's language. */
  label: string
}

/** Lists the whole dictionary, switched off keys included. For whoever manages settings of the whole company. */
export async function listDictionary(ctx: Context): Promise<DictionaryEntry[]> {
  permitWholeCompany(ctx, 'settings:manage')
  return (await listDefinitions(ctx.db)).map((definition) => ({ definition, label: viewDefinition(ctx, definition).label }))
}

/** Answers one key. Throws `not_found`. */
export async function getKey(ctx: Context, key: string): Promise<DictionaryEntry> {
  permitWholeCompany(ctx, 'settings:manage')
  const definition = await keyOf(ctx, key)
  return { definition, label: viewDefinition(ctx, definition).label }
}

/** Counts, by key, the customers of whom a value is known. Reads every customer: seconds for a million. */
export async function countKnown(ctx: Context): Promise<Map<string, number>> {
  permitWholeCompany(ctx, 'settings:manage')
  return countKnownByKey(ctx.db)
}

/** Adds a key of the company's own. Throws `duplicate` for a name that is taken and `invalid_request` for a choice without options. */
export async function createKey(ctx: Context, input: z.output<typeof createKeyInput>): Promise<FactDefinition> {
  permitWholeCompany(ctx, 'settings:manage')
  if (input.value_type === 'choice' && input.options.length === 0) throw invalidField('options', 'required')
  if (input.options.length > 0 && !hasOptions(input.value_type)) throw invalidField('options', 'fact_takes_no_options')
  return ctx.db.tx(async (db) => {
    const made = await insertCustomKey(db, {
      key: input.key,
      infoClass: input.info_class,
      valueType: input.value_type,
      labels: namesOf(input.labels),
      options: input.options,
    })
    if (made === null) throw new AppError('duplicate', {}, { detail: 'fact.key_taken' })
    const detail = { labels: [null, made.labels], value_type: [null, made.valueType], options: [null, made.options] }
    await audit({ ...ctx, db }, { action: 'fact_key.create', subjectType: 'fact_key', subjectId: made.key, detail })
    return made
  })
}

/** Changes names and options of a key of the company's own; values that stand keep what was chosen. Throws `not_found`, `conflict` for an older version,
 * `rule_violated` for a built-in key, whose names are those of the catalogues. */
export async function updateKeyTexts(ctx: Context, key: string, input: z.output<typeof updateKeyInput>): Promise<FactDefinition> {
  permitWholeCompany(ctx, 'settings:manage')
  const stored = await keyOf(ctx, key)
  if (stored.origin === 'built_in') throw new AppError('rule_violated', {}, { detail: 'fact.key_built_in' })
  if (stored.valueType === 'choice' && input.options.length === 0) throw invalidField('options', 'required')
  const given = hasOptions(stored.valueType) ? input.options : []
  const next = { ...stored, version: input.version, labels: namesOf(input.labels), options: given }
  return change(ctx, stored, next, 'fact_key.update')
}

/** Switches a key on or off: one that is off takes no more values, and what is known stays known. Throws as `updateKeyTexts`, built-in keys included. */
export async function switchKey(ctx: Context, key: string, input: { version: number; active: boolean }): Promise<FactDefinition> {
  permitWholeCompany(ctx, 'settings:manage')
  const stored = await keyOf(ctx, key)
  return change(ctx, stored, { ...stored, ...input }, input.active ? 'fact_key.activate' : 'fact_key.deactivate')
}

async function change(ctx: Context, stored: FactDefinition, next: FactDefinition, action: string): Promise<FactDefinition> {
  return ctx.db.tx(async (db) => {
    const changed = await updateKey(db, next)
    if (changed === null)
      throw new AppError('conflict', {}, { detail: 'record.version_is_old', current: await findDefinition(db, stored.key) })
    const fields = ['labels', 'options', 'active'] as const
    const detail = Object.fromEntries(
      fields
        .filter((field) => JSON.stringify(stored[field]) !== JSON.stringify(changed[field]))
        .map((field) => [field, [stored[field], changed[field]]]),
    )
    await audit({ ...ctx, db }, { action, subjectType: 'fact_key', subjectId: stored.key, detail })
    return changed
  })
}

/** No key is as long; an address may hold anything. */
const LONGEST_NAMED = 200

async function keyOf(ctx: Context, key: string): Promise<FactDefinition> {
  const found = textProblem(key, LONGEST_NAMED) === null ? await findDefinition(ctx.db, key) : null
  if (found === null) throw new AppError('not_found', {}, { detail: 'fact.key_unknown' })
  return found
}

/** A list without options takes anything. */
function hasOptions(type: FactDefinition['valueType']): boolean {
  return type === 'choice' || type === 'list'
}

function namesOf(given: z.output<typeof labels>): Record<string, string> {
  return Object.fromEntries(Object.entries(given).filter((entry): entry is [string, string] => entry[1] !== undefined))
}
