import { dateFormat, listText, numberFormat } from '#lib/core/formats'
import { formatMoney } from '#lib/core/money'
import type { Locale } from '#lib/platform/i18n/locale'
import { findText } from '#lib/platform/i18n/messages'
import { readClusterName } from '../schemes/cluster-names.ts'
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
  scale: 'scales',
  margin: 'margins',
  count: 'counts',
  customer_class: 'customerClasses',
  depth: 'depths',
  relationship: 'relationships',
  actions: 'actions',
  credit: 'credits',
  growth: 'growths',
  factor_level: 'factorLevels',
  unit: 'dayUnits',
}
/** A segment that is a kind of customer, beside those that are industries by their own names. */
const kindPrefix = 'kind:'
/** Plain numbers that are so much of the measure beside them, and are written in its unit. */
const ofMeasure: ReadonlySet<string> = new Set(['value', 'amount', 'typical'])
const decimals = 2

/** Writes a reason in the reader's language; its code and parameters stay beside the text for programs. */
export function writeReason(reason: Reason, reader: ReasonReader): ReasonResource {
  const shown: Record<string, string | number> = {}
  for (const [name, value] of Object.entries(reason.params)) {
    const plain = showParam(name, value, reader)
    // An amount of money and a plain one share their place in the sentence: a mark follows there, as a word would after ¥500 with a space and after 5 件 without.
    shown[name.replace(/_minor$/, '')] = ofMeasure.has(name) ? inUnit(plain, reason.params['measure'], reader.locale) : plain
  }
  const text = findText(reader.locale, `analysis.reasons.${reason.code}`, shown) ?? reason.code
  return { code: reason.code, params: { ...reason.params }, text }
}

/** Answers the name of a class as a reader knows it; the class itself where it is a name already, such as A or 555. */
export function className(reader: Pick<ReasonReader, 'locale' | 'scheme'>, name: string): string {
  if (reader.scheme === 'clusters') return clusterText(reader.locale, name)
  return findText(reader.locale, `analysis.classes.${reader.scheme}.${name}`) ?? name
}

function clusterText(locale: Locale, name: string): string {
  const read = readClusterName(name)
  if (read === null) return name
  const text = (key: string, params: Record<string, string | number> = {}) => findText(locale, `analysis.${key}`, params) ?? name
  const parts = read.parts.map(({ measure, level }) => text(`clusterParts.${measure}_${level}`))
  const whole = parts.length === 0 ? text('clusterMiddle') : parts.join(' · ')
  return read.number === 1 ? whole : text('clusterNumbered', { name: whole, number: read.number })
}

function showParam(name: string, value: string | number, reader: ReasonReader): string {
  if (name === 'class') return className(reader, String(value))
  const words = wordLists[name]
  if (words !== undefined) return wordsText(reader.locale, words, String(value))
  if (name === 'segment_name') return segmentText(reader.locale, String(value))
  if (name === 'day') return dayText(reader.locale, String(value))
  if (typeof value === 'string') return value
  if (name.endsWith('_minor')) return formatMoney(value, reader.currency, reader.locale)
  const isShare = name.endsWith('_share') || name === 'margin_rate'
  return numberFormat(reader.locale, {
    style: isShare ? 'percent' : 'decimal',
    maximumFractionDigits: isShare ? 1 : decimals,
  }).format(value)
}

/** A number in the unit of its measure; as it is where the measure has none, or names it itself. */
function inUnit(text: string, measure: string | number | undefined, locale: Locale): string {
  return measure === undefined ? text : (findText(locale, `analysis.measureUnits.${measure}`, { value: text }) ?? text)
}

function dayText(locale: Locale, day: string): string {
  return dateFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))
}

/** One word of ours, or several that hold together. */
function wordsText(locale: Locale, list: string, value: string): string {
  const texts = value.split(',').map((word) => findText(locale, `analysis.${list}.${word}`) ?? word)
  return listText(locale, texts)
}

function segmentText(locale: Locale, name: string): string {
  if (!name.startsWith(kindPrefix)) return name
  return wordsText(locale, 'kinds', name.slice(kindPrefix.length))
}
