import { formatMoney } from '#lib/core/money'
import type { Locale } from '#lib/platform/i18n/locale'
import { findText } from '#lib/platform/i18n/messages'
import type { ReasonResource } from './schema.ts'
import type { Reason } from './scheme.ts'

export interface ReasonReader {
  readonly locale: Locale
  readonly currency: string
  readonly scheme: string
}

/** Parameters that are words of ours; the catalogue has them under this name. */
const wordLists: Record<string, string> = {
  measure: 'measures',
  segment: 'segments',
  kind: 'kinds',
  attitude: 'levels',
  repeat: 'levels',
}
const decimals = 2

/** Writes a reason in the reader's language; its code and parameters stay beside the text for programs. */
export function writeReason(reason: Reason, reader: ReasonReader): ReasonResource {
  const shown: Record<string, string | number> = {}
  for (const [name, value] of Object.entries(reason.params)) {
    // An amount of money and a plain one share their place in the sentence.
    shown[name.replace(/_minor$/, '')] = showParam(name, value, reader)
  }
  const text = findText(reader.locale, `analysis.reasons.${reason.code}`, shown) ?? reason.code
  return { code: reason.code, params: { ...reason.params }, text }
}

/** Answers the name of a class as a reader knows it; the class itself where it is a name already, such as A or 555. */
export function className(reader: Pick<ReasonReader, 'locale' | 'scheme'>, name: string): string {
  return findText(reader.locale, `analysis.classes.${reader.scheme}.${name}`) ?? name
}

function showParam(name: string, value: string | number, reader: ReasonReader): string {
  if (name === 'class') return className(reader, String(value))
  const words = wordLists[name]
  if (words !== undefined) return findText(reader.locale, `analysis.${words}.${value}`) ?? String(value)
  if (typeof value === 'string') return value
  if (name.endsWith('_minor')) return formatMoney(value, reader.currency, reader.locale)
  const isShare = name === 'a_share' || name === 'b_share'
  return new Intl.NumberFormat(reader.locale, { style: isShare ? 'percent' : 'decimal', maximumFractionDigits: decimals }).format(
    value,
  )
}
