/** A format of dates as SQL needs it: a regular expression with one bracket a part, and the parts in that order. */
export interface DateFormat {
  pattern: string
  parts: readonly DatePart[]
  /** Whether it has hours, so that what it reads is a stamp, not a day. */
  hasTime: boolean
}

export type DatePart = 'year' | 'short_year' | 'month' | 'month_name' | 'day' | 'hour' | 'minute' | 'second'

const tokens: Record<string, { part: DatePart; pattern: string }> = {
  yyyy: { part: 'year', pattern: '([0-9][0-9][0-9][0-9])' },
  yy: { part: 'short_year', pattern: '([0-9][0-9])' },
  MMM: { part: 'month_name', pattern: '([A-Za-z][A-Za-z][A-Za-z])' },
  MM: { part: 'month', pattern: '([0-9][0-9]?)' },
  dd: { part: 'day', pattern: '([0-9][0-9]?)' },
  d: { part: 'day', pattern: '([0-9][0-9]?)' },
  HH: { part: 'hour', pattern: '([0-9][0-9]?)' },
  mm: { part: 'minute', pattern: '([0-9][0-9])' },
  ss: { part: 'second', pattern: '([0-9][0-9])' },
}

/** Reads a date_format made of yyyy yy MM MMM dd d HH mm ss and what stands between them; null when it is not one: a day, month and year must be
 * there, each part once, and a minute needs its hour. MMM is English, yy means 20yy. */
export function parseDateFormat(text: string): DateFormat | null {
  if (text.length > 40 || !/^[\x20-\x7e年月日时分秒時]+$/.test(text)) return null
  const parts: DatePart[] = []
  let pattern = ''
  for (const piece of text.match(/([A-Za-z])\1*|[^A-Za-z]+/g) ?? []) {
    if (!/^[A-Za-z]/.test(piece)) {
      pattern += piece.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
      continue
    }
    const token = Object.hasOwn(tokens, piece) ? tokens[piece] : undefined
    // The T between day and time of ISO 8601 is a letter that stands for itself.
    if (token === undefined && piece !== 'T') return null
    if (token !== undefined) parts.push(token.part)
    pattern += token === undefined ? piece : token.pattern
  }
  return isWhole(parts) ? { pattern: `^${pattern}$`, parts, hasTime: parts.includes('hour') } : null
}

function isWhole(parts: readonly DatePart[]): boolean {
  const count = (...names: DatePart[]) => parts.filter((part) => names.includes(part)).length
  if (count('year', 'short_year') !== 1 || count('month', 'month_name') !== 1 || count('day') !== 1) return false
  const [hours, minutes, seconds] = [count('hour'), count('minute'), count('second')]
  return hours <= 1 && minutes <= hours && seconds <= minutes
}
