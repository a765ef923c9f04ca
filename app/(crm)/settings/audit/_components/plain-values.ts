import { formatMoney } from '#lib/core/money'

interface Reader {
  currency: string
  locale: string
}

/** So many signs of the print of a file tell it from others. */
const PRINT_SIGNS = 12
const BYTES_PER_KILOBYTE = 1000

/** Answers a number or key of the audit as people read it: amounts in the currency of the company, the size of a file, the beginning of its print; null for any other field. */
export function plainValue(field: string, value: unknown, { currency, locale }: Reader): string | null {
  if (field === 'sha256' && typeof value === 'string') return `${value.slice(0, PRINT_SIGNS)}…`
  if (typeof value !== 'number') return null
  if (field.endsWith('_minor') && Number.isSafeInteger(value)) return formatMoney(value, currency, locale)
  if (field !== 'bytes') return null
  return new Intl.NumberFormat(locale, { style: 'unit', unit: 'kilobyte', maximumFractionDigits: 0 }).format(
    Math.ceil(value / BYTES_PER_KILOBYTE),
  )
}

/** What the audit notes for programs and says nothing to people: what is empty, and the first day behind a period of which the last one is noted. */
export function isNoise(detail: Readonly<Record<string, unknown>>, field: string): boolean {
  const value = detail[field]
  if (value === null || value === undefined || value === '') return true
  // How an import was asked for, which its page says in words; a list of options of a key is no such thing.
  if (field === 'options' && typeof value === 'object' && !Array.isArray(value)) return true
  return field === 'to' && ('asOf' in detail || 'as_of' in detail)
}

/** Answers what kind of list a request to take one out of the house is about: `customer_export:2:…`. */
export function exportNamed(value: unknown): string | null {
  return (typeof value === 'string' ? /^(\w+_export):/.exec(value)?.[1] : undefined) ?? null
}
