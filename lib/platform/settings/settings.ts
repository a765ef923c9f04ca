import { AppError } from '#lib/core/errors'
import { audit } from '../audit/audit.ts'
import type { Context } from '../context.ts'
import type { Db } from '../db/database.ts'
import { parseInput } from '../http/parse.ts'
import { permitWholeCompany } from '../scope/scope.ts'
import type { StoredSetting } from './repository.ts'
import { findSetting, findSettings, storeSetting } from './repository.ts'
import type { AnyShape, Setting, SettingValues } from './setting.ts'

/** Answers a company's values of a setting; what it never set takes the default. For services, whoever acts. */
export async function getSetting<S extends Setting<AnyShape>>(db: Db, setting: S): Promise<SettingValues<S>> {
  return valuesOf(setting, await findSetting(db, setting.key))
}

/** Answers several settings, named as the caller names them, in one statement. For services, whoever acts. */
export async function getSettings<S extends Readonly<Record<string, Setting<AnyShape>>>>(
  db: Db,
  settings: S,
): Promise<{ [Name in keyof S]: SettingValues<S[Name]> }> {
  const stored = new Map(
    (
      await findSettings(
        db,
        Object.values(settings).map(({ key }) => key),
      )
    ).map((row) => [row.key, row]),
  )
  const values = Object.entries(settings).map(([name, setting]) => [name, valuesOf(setting, stored.get(setting.key) ?? null)])
  return Object.fromEntries(values) as { [Name in keyof S]: SettingValues<S[Name]> }
}

export interface SettingView<S extends Setting<AnyShape> = Setting> {
  values: SettingValues<S>
  initial: SettingValues<S>
  /** 0 while everything is as shipped. */
  version: number
  changedByName: string | null
  changedAt: Date | null
}

/** Answers a setting with its defaults and who changed it last. For whoever manages settings of the whole company. */
export async function viewSetting<S extends Setting<AnyShape>>(ctx: Context, setting: S): Promise<SettingView<S>> {
  permitWholeCompany(ctx, 'settings:manage')
  return viewOf(setting, await findSetting(ctx.db, setting.key))
}

/** Changes some fields of a setting; the others stay. Throws `invalid_request` by field, `conflict` with the present values for an older version. */
export async function changeSetting<S extends Setting<AnyShape>>(
  ctx: Context,
  setting: S,
  input: { version: number; values: Readonly<Record<string, unknown>> },
): Promise<SettingView<S>> {
  permitWholeCompany(ctx, 'settings:manage')
  return ctx.db.tx(async (db) => {
    const stored = await findSetting(db, setting.key)
    const before = valuesOf(setting, stored)
    if ((stored?.version ?? 0) !== input.version) throw older(setting, stored)
    const after = parseInput(setting.schema, { ...before, ...input.values }, 'body') as SettingValues<S>
    const detail = differences(before, after)
    if (Object.keys(detail).length === 0) return viewOf(setting, stored)
    const userId = ctx.actor.userId === 0 ? null : ctx.actor.userId
    if (!(await storeSetting(db, setting.key, after, { version: input.version, userId })))
      throw older(setting, await findSetting(db, setting.key))
    await audit({ ...ctx, db }, { action: 'setting.change', subjectType: 'setting', subjectId: setting.key, detail })
    return viewOf(setting, await findSetting(db, setting.key))
  })
}

function valuesOf<S extends Setting<AnyShape>>(setting: S, stored: Pick<StoredSetting, 'value'> | null): SettingValues<S> {
  // A field that a release took away is dropped; one that it added has its default.
  const known = Object.entries(stored?.value ?? {}).filter(([name]) => Object.hasOwn(setting.shape, name))
  return setting.schema.parse(Object.fromEntries(known)) as SettingValues<S>
}

function viewOf<S extends Setting<AnyShape>>(setting: S, stored: StoredSetting | null): SettingView<S> {
  return {
    values: valuesOf(setting, stored),
    initial: valuesOf(setting, null),
    version: stored?.version ?? 0,
    changedByName: stored?.changedByName ?? null,
    changedAt: stored?.changedAt ?? null,
  }
}

function differences(before: Readonly<Record<string, unknown>>, after: Readonly<Record<string, unknown>>) {
  const changed = Object.entries(after).filter(([name, value]) => before[name] !== value)
  return Object.fromEntries(changed.map(([name, value]) => [name, [before[name], value]]))
}

function older(setting: Setting<AnyShape>, stored: StoredSetting | null): AppError {
  const { values, version } = viewOf(setting, stored)
  return new AppError('conflict', {}, { detail: 'record.version_is_old', current: { version, values } })
}
