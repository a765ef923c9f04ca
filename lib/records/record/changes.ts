import { maskAddress, maskEmail, maskName, maskPhone } from '#lib/core/personal'

/** How a personal field is hidden. */
export type Mask = (value: string) => string

/** Personal columns of a table and their masks. */
export type Personal = Readonly<Record<string, Mask>>

export const contactPersonal = { name: maskName, phone: maskPhone, email: maskEmail } satisfies Personal
export const consumerPersonal = { name: maskName, phone: maskPhone, address: maskAddress } satisfies Personal
export const callerPersonal = { caller_name: maskName, caller_phone: maskPhone } satisfies Personal

/** Columns that follow from others: no news in an audit event. search_text holds names in clear. */
const SILENT = new Set(['version', 'updated_at', 'created_at', 'search_text', 'id'])

type Row = Readonly<Record<string, unknown>>

/** Answers what a write changed as `{ column: [from, to] }`, personal values masked; for the audit event of the change. */
export function changesOf(before: Row | null, after: Row, personal: Personal): Record<string, [unknown, unknown]> {
  const changes: Record<string, [unknown, unknown]> = {}
  for (const [column, value] of Object.entries(after)) {
    const old = before === null ? null : (before[column] ?? null)
    if (SILENT.has(column) || JSON.stringify(old) === JSON.stringify(value)) continue
    const mask = personal[column]
    const shown = (one: unknown) => (mask !== undefined && typeof one === 'string' ? mask(one) : one)
    changes[column] = [shown(old), shown(value)]
  }
  return changes
}

/** Masks a text that may be missing. */
export function masked(mask: Mask, value: string | null): string | null {
  return value === null ? null : mask(value)
}

/**
 * Drops from an input the personal fields that are only the mask of what is stored: a form that was shown masked values and sends them back
 * changes nothing.
 */
export function withoutMasks<Input extends Row>(input: Input, stored: Row, personal: Personal): Input {
  const kept = Object.entries(input).filter(([name, value]) => {
    const mask = personal[name]
    const old = stored[name]
    return mask === undefined || typeof value !== 'string' || typeof old !== 'string' || mask(old) !== value || old === value
  })
  return Object.fromEntries(kept) as Input
}
