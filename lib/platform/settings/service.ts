import { audit } from '../audit/audit.ts'
import type { Context } from '../context.ts'
import type { Db } from '../db/database.ts'
import { parseInput } from '../http/parse.ts'
import { permitWholeCompany } from '../scope/scope.ts'
import { readSettings, writeSetting } from './repository.ts'
import type { Setting } from './setting.ts'

/** Several settings by the names under which their user knows them. */
export type SettingGroup = Readonly<Record<string, Setting<unknown>>>

/** The values of a group of settings. */
export type SettingValues<Group extends SettingGroup> = {
  readonly [Name in keyof Group]: Group[Name] extends Setting<infer Value> ? Value : never
}

/** Answers the values of several settings as they hold now, in one statement; what nobody has decided is the default. */
export async function getSettings<Group extends SettingGroup>(db: Db, group: Group): Promise<SettingValues<Group>> {
  const stored = await readSettings(
    db,
    Object.values(group).map(({ key }) => key),
  )
  const values = Object.entries(group).map(([name, { key, schema, fallback }]) => {
    const value = stored.get(key)
    return [name, value === undefined ? fallback : schema.parse(value)]
  })
  return Object.fromEntries(values) as SettingValues<Group>
}

/** Answers one setting as it holds now. */
export async function getSetting<Value>(db: Db, setting: Setting<Value>): Promise<Value> {
  return (await getSettings(db, { setting })).setting
}

/** Decides a setting for the whole company and notes who did; what runs already follows it when it is next worked out. Throws `invalid_request` with the
 * fields that are wrong. */
export async function setSetting<Value>(ctx: Context, setting: Setting<Value>, given: unknown): Promise<Value> {
  permitWholeCompany(ctx, 'setting:manage')
  const value = parseInput(setting.schema, given, 'body')
  return ctx.db.tx(async (db) => {
    const before = await writeSetting(db, setting.key, value)
    const detail = { [setting.key]: [before ?? setting.fallback, value] }
    await audit({ ...ctx, db }, { action: 'setting.change', subjectType: 'setting', subjectId: setting.key, detail })
    return value
  })
}
