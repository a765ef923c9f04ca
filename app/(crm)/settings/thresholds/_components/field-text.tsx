type Kind = 'number' | 'share' | 'switch'

/** 0.8 is written 80: people think in percent, and binary fractions must not show. */
const PERCENT_DIGITS = 6

/** Writes a value of a setting as it is typed. */
export function toText(kind: Kind, value: number | boolean): string {
  if (kind === 'share' && typeof value === 'number') return String(Number((value * 100).toFixed(PERCENT_DIGITS)))
  return String(value)
}

/** Reads what was typed; what is no number is handed on as it is, to be refused with its field. */
export function fromText(kind: Kind, text: string): number | boolean | string {
  if (kind === 'switch') return text === 'true'
  const typed = text.replace(/[%％\s]/g, '').replace(/[，,](?=\d{3}\b)/g, '')
  const number = typed === '' ? Number.NaN : Number(typed)
  if (!Number.isFinite(number)) return text
  return kind === 'share' ? Number((number / 100).toFixed(PERCENT_DIGITS + 2)) : number
}
