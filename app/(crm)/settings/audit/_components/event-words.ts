import { useTranslations } from 'next-intl'
import { permissionNames } from '#lib/platform/org/roles'
import { usePermissionWords } from '../../roles/_components/role-words.ts'

/** What an event is called, whatever release wrote it. */
export function useActionName(): (action: string) => string {
  const t = useTranslations('audit.actions')
  return (action) => (t.has(action as 'customer.update') ? t(action as 'customer.update') : action)
}

/** What an event is about, and the page of it where there is one. */
export function useSubject(): (type: string | null, id: string | null) => { text: string; href: string | null } | null {
  const t = useTranslations('audit.subjects')
  return (type, id) => {
    if (type === null) return null
    const named = t.has(type as 'customer') ? t(type as 'customer') : type
    return { text: id === null ? named : `${named} ${id}`, href: id === null ? null : hrefOf(type, id) }
  }
}

const pages: Readonly<Record<string, string>> = {
  customer: '/customers',
  user: '/settings/users',
  outlet: '/settings/outlets',
  fact_key: '/settings/dictionary',
  term_list: '/settings/terms',
  role: '/settings/roles',
}

function hrefOf(type: string, id: string): string | null {
  const page = pages[type]
  return page === undefined || !/^\w+$/.test(id) ? null : `${page}/${id}`
}

export interface ChangeWords {
  field: string
  /** Null for what was only noted, such as a count. */
  from: string | null
  to: string
}

/** What changed, field by field, as it was stored: personal values are masked there already. */
export function useChanges(): (detail: Readonly<Record<string, unknown>>) => ChangeWords[] {
  const t = useTranslations('audit')
  const roles = useTranslations('roles')
  const permissions = usePermissionWords()
  const isPermission = (field: string) => permissionNames.some((name) => name === field)
  const fieldName = (field: string) => {
    if (isPermission(field)) return `${permissions.resource(field)} · ${permissions.verb(field)}`
    return t.has(`fields.${field}` as 'fields.name') ? t(`fields.${field}` as 'fields.name') : field
  }
  const reachName = (value: unknown) => roles(`short.${String(value ?? 'none')}` as 'short.none')
  const words = (value: unknown): string => {
    if (value === null || value === undefined || value === '') return t('empty')
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no')
    return typeof value === 'object' ? JSON.stringify(value) : String(value)
  }
  return (detail) =>
    Object.entries(detail).map(([field, value]) => {
      if (!Array.isArray(value) || value.length !== 2) return { field: fieldName(field), from: null, to: words(value) }
      const say = isPermission(field) ? reachName : words
      return { field: fieldName(field), from: say(value[0]), to: say(value[1]) }
    })
}
