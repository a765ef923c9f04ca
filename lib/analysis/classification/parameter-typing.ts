import type { ParameterUnit } from './parameter-units.ts'

// People think in percent, and write a comparison as 5 or 1/5: what is typed differs from what is kept.

const isPercent = (unit: ParameterUnit) => unit === 'share' || unit === 'rate'

/** How many times as much one thing may matter as another, as it is typed: 9, 8 … 1, 1/2 … 1/9 (Saaty's scale). */
export const COMPARISONS: readonly string[] = [9, 8, 7, 6, 5, 4, 3, 2, 1]
  .map(String)
  .concat([2, 3, 4, 5, 6, 7, 8, 9].map((times) => `1/${times}`))

/** Answers a value of a parameter as it is typed: shares and rates in percent, comparisons below 1 as one part of so many, several numbers with commas, nothing for none. */
export function typedText(value: unknown, unit: ParameterUnit): string {
  if (Array.isArray(value)) return value.map((each) => typedText(each, unit)).join(', ')
  if (typeof value !== 'number') return String(value ?? '')
  if (unit === 'comparison') return comparisonText(value)
  return isPercent(unit) ? percentText(value) : String(value)
}

/** Writes how much more one thing matters than another: 5, 1/5, and a number that is neither as it is. */
export function comparisonText(value: number): string {
  return COMPARISONS.find((text) => readNumber(text, 'comparison') === value) ?? String(value)
}

/** Moves the point, without reckoning: what is read again is the very fraction. */
function percentText(share: number): string {
  const [, sign = '', whole = '', part = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(String(share)) ?? []
  if (whole === '') return String(share * 100)
  const digits = part.padEnd(2, '0')
  const percent = `${whole}${digits.slice(0, 2)}`.replace(/^0+(?=\d)/, '')
  return `${sign}${percent}${digits.length > 2 ? `.${digits.slice(2)}` : ''}`
}

const fraction = /^(\d+)[/／](\d+)$/
const decimal = /^[-+]?(\d+\.?\d*|\.\d+)$/

/** Reads a number as it was typed, with thousands parted or not, and with a sign of percent where it is one; what is no number is handed on as it is, to be refused with its field. */
export function readNumber(text: string, unit: ParameterUnit): number | string {
  const plain = text
    .replaceAll(/\s/g, '')
    .replace('−', '-')
    .replaceAll(/(?<=\d)[,，](?=\d{3}(\D|$))/g, '')
  if (isPercent(unit)) {
    const percent = plain.replace(/[%％]$/, '')
    return decimal.test(percent) ? Number(`${percent}e-2`) : text
  }
  const [, above, below] = fraction.exec(plain) ?? []
  const number = above === undefined ? Number(plain) : Number(above) / Number(below)
  return plain !== '' && Number.isFinite(number) ? number : text
}

/** Reads several numbers, with the commas of any keyboard between them. */
export function readNumbers(text: string, unit: ParameterUnit): (number | string)[] {
  return text.split(/[,，、;；\s]+/).map((each) => readNumber(each, unit))
}
