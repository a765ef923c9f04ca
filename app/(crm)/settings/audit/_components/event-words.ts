import { useFormatter, useLocale, useTranslations } from 'next-intl'
import type { AuditRow } from '#lib/platform/audit/audit-list'
import type { Context } from '#lib/platform/context'
import type { Permission } from '#lib/platform/org/roles'
import { permissionNames } from '#lib/platform/org/roles'
import { mayEver } from '#lib/platform/scope/scope'
import { heldRole, idOf, LISTED_AT_MOST, NAMED, namedIn, referenceIn } from '#lib/records/audit-names/references'
import type { AuditNames, KnownName } from '#lib/records/audit-names/service'
import type { CaseWords } from '../../../cases/_components/words.ts'
import { usePermissionWords } from '../../roles/_components/role-words.ts'
import { exportNamed, isNoise, plainValue } from './plain-values.ts'
import { catalogueKey } from './value-catalogues.ts'

/** What an event is called, whatever release wrote it. */
export function useActionName(): (action: string) => string {
  const t = useTranslations('audit.actions')
  return (action) => (t.has(action as 'customer.update') ? t(action as 'customer.update') : action)
}

type Subject = (type: string | null, id: string | null) => KnownName | null

/** What an event is about, by its name where it has one and the reader may know it, and the page of it where there is one that the reader may open. */
export function useSubject(ctx: Context, names: AuditNames): Subject {
  const t = useTranslations('audit.subjects')
  const settings = useTranslations('thresholds.settings')
  const settingTitle = (id: string) => {
    const key = `${id}.title` as 'analysis.abc.title'
    return settings.has(key) ? settings(key) : id
  }
  return (type, id) => {
    if (type === null) return null
    const called = t.has(type as 'customer') ? t(type as 'customer') : type
    if (id === null) return { text: called, href: null }
    const named = NAMED.find((each) => each === type)
    const known = named === undefined ? undefined : names[named].get(idOf(id) ?? 0)
    if (known !== undefined) return { text: `${called} ${known.text}`, href: known.href }
    return { text: `${called} ${type === 'setting' ? settingTitle(id) : id}`, href: hrefOf(ctx, type, id) }
  }
}

/** Pages of what has no number that is looked up, and what it takes to open them. */
const pages: Readonly<Record<string, { path: string; permission: Permission }>> = {
  fact_key: { path: '/settings/dictionary', permission: 'settings:manage' },
  term_list: { path: '/settings/terms', permission: 'settings:manage' },
  role: { path: '/settings/roles', permission: 'user:manage' },
}

function hrefOf(ctx: Context, type: string, id: string): string | null {
  const page = Object.hasOwn(pages, type) ? pages[type] : undefined
  return page === undefined || !/^\w+$/.test(id) || !mayEver(ctx, page.permission) ? null : `${page.path}/${id}`
}

function exportKey(value: unknown): string | null {
  const kind = exportNamed(value)
  return kind === null ? null : `approvals.kinds.${kind}`
}

/** What records hold by key, as the company calls it. */
export interface AuditWords extends CaseWords {
  lossReason: (key: string) => string
  ground: (key: string) => string
}

export interface ChangeWords {
  field: string
  /** Null for what was only noted, such as a count. */
  from: KnownName[] | null
  to: KnownName[]
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/
/** Fields that hold a list of whatever length, and no change, unless both of its parts are lists. */
const LISTS: readonly string[] = ['deciders', 'customers']

/** What changed, field by field, in the reader's words: names for numbers, words of the catalogues for values, days and times as they are read. What has neither stays as it was stored; personal
 * values are masked there already. */
export function useChanges(names: AuditNames, words: AuditWords, currency: string): (row: AuditRow) => ChangeWords[] {
  const t = useTranslations('audit')
  const all = useTranslations()
  const roles = useTranslations('roles')
  const format = useFormatter()
  const locale = useLocale()
  const permissions = usePermissionWords()
  const isPermission = (field: string) => permissionNames.some((name) => name === field)
  const fieldName = ({ subjectType, subjectId }: AuditRow, field: string) => {
    const setting = subjectType === 'setting' ? wordOf(`thresholds.settings.${subjectId}.${field}`) : null
    if (setting !== null) return setting
    if (isPermission(field)) return `${permissions.resource(field)} · ${permissions.verb(field)}`
    return t.has(`fields.${field}` as 'fields.name') ? t(`fields.${field}` as 'fields.name') : field
  }
  const wordOf = (key: string | null) => (key !== null && all.has(key as 'audit.yes') ? all(key as 'audit.yes') : null)
  const plain = (text: string): KnownName => ({ text, href: null })
  const held = (value: unknown) => {
    const found = heldRole(value)
    if (found === null) return null
    const outlet = names.outlet.get(found.outletId)?.text ?? String(found.outletId)
    return `${wordOf(`shell.roles.${found.role}`) ?? found.role} · ${outlet}`
  }
  const termOf = (row: AuditRow, field: string, value: unknown) => {
    if (typeof value !== 'string') return null
    if (field === 'lost_reason') return words.lossReason(value)
    if (field === 'ground') return words.ground(value)
    if (row.subjectType !== 'case') return null
    return field === 'subcategory' ? words.term(value) : field === 'root_cause' ? words.cause(value) : null
  }
  const one = (row: AuditRow, field: string, value: unknown): KnownName => {
    if (value === null || value === undefined || value === '') return plain(t('empty'))
    if (typeof value === 'boolean') return plain(t(value ? 'yes' : 'no'))
    const reference = referenceIn(value)
    const named = reference?.named ?? namedIn(row.subjectType, field, row.detail[field])
    const known = named === null ? undefined : names[named].get(reference?.id ?? idOf(value) ?? 0)
    if (known !== undefined) return known
    const word =
      termOf(row, field, value) ??
      wordOf(catalogueKey(row.subjectType, field, value)) ??
      held(value) ??
      wordOf(exportKey(value)) ??
      plainValue(field, value, { currency, locale })
    if (word !== null) return plain(word)
    if (typeof value === 'string' && INSTANT.test(value))
      return plain(format.dateTime(new Date(value), { dateStyle: 'short', timeStyle: 'short' }))
    return plain(typeof value === 'object' ? JSON.stringify(value) : String(value))
  }
  const several = (row: AuditRow, field: string, value: unknown): KnownName[] => {
    if (isPermission(field)) return [plain(roles(`short.${String(value ?? 'none')}` as 'short.none'))]
    if (!Array.isArray(value)) return [one(row, field, value)]
    if (value.length === 0) return [plain(t('empty'))]
    const rest = value.length - LISTED_AT_MOST
    const listed = value.slice(0, LISTED_AT_MOST).map((each) => one(row, field, each))
    return rest > 0 ? [...listed, plain(t('others', { count: rest }))] : listed
  }
  return (row) =>
    Object.entries(row.detail)
      .filter(([field]) => !isNoise(row.detail, field))
      .map(([field, value]) => {
        const isChange = Array.isArray(value) && value.length === 2 && (!LISTS.includes(field) || value.every(Array.isArray))
        if (!isChange) return { field: fieldName(row, field), from: null, to: several(row, field, value) }
        return { field: fieldName(row, field), from: several(row, field, value[0]), to: several(row, field, value[1]) }
      })
}
