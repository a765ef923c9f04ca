/** So many numbers are looked up at once. */
export const MOST_NUMBERS = 500
const LONGEST_NUMBER = 100

/** What separates numbers in a pasted text: anything but Latin letters, digits, hyphens and low lines. */
const separators = /[^A-Za-z0-9_-]+/

/**
 * Takes a pasted text apart into waybill numbers, in their order, each once; numbers that differ in case only are one. Full-width letters and digits become plain
 * ones, hyphens at either end fall away, and so do words around the numbers: a number has a digit.
 */
export function readNumbers(text: string): string[] {
  const numbers = new Map<string, string>()
  for (const part of text.normalize('NFKC').split(separators)) {
    const number = part.replace(/^[-_]+|[-_]+$/g, '')
    const key = number.toUpperCase()
    if (/\d/.test(number) && number.length <= LONGEST_NUMBER && !numbers.has(key)) numbers.set(key, number)
  }
  return [...numbers.values()]
}

/** How a number may stand in the records: as it was typed, or in capital letters, as carriers print them. The likelier one first. */
export function spellingsOf(number: string): string[] {
  return [...new Set([number, number.toUpperCase()])]
}
