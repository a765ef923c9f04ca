import { useTranslations } from 'next-intl'

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
  const fieldName = (field: string) => (t.has(`fields.${field}` as 'fields.name') ? t(`fields.${field}` as 'fields.name') : field)
  const words = (value: unknown): string => {
    if (value === null || value === undefined || value === '') return t('empty')
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no')
    return typeof value === 'object' ? JSON.stringify(value) : String(value)
  }
  return (detail) =>
    Object.entries(detail).map(([field, value]) =>
      Array.isArray(value) && value.length === 2
        ? { field: fieldName(field), from: words(value[0]), to: words(value[1]) }
        : { field: fieldName(field), from: null, to: words(value) },
    )
}
