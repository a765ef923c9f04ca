const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECKS = '10X98765432'
/** Region, birthday, number and check character, with neither digit nor letter beside it. A credit code of a firm begins with 9. */
const SHAPE = /(?<![0-9A-Za-z])[1-8]\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![0-9A-Za-z])/g

/**
 * Says whether a text holds the number of a resident's identity card, also one that is spaced out: eighteen characters whose last one checks the others.
 * Such numbers and the cards themselves are looked at and never kept.
 * @source GB 11643-1999: the check character is the sum of digits by weights, modulo 11.
 */
export function holdsIdentityNumber(text: string): boolean {
  const joined = text.normalize('NFKC').replace(/(?<=\d)[ \t-](?=[\dXx])/g, '')
  return (joined.match(SHAPE) ?? []).some(isChecked)
}

/** The same for the readable part of a file; a picture of a card is not read. */
export function fileHoldsIdentityNumber(content: Uint8Array): boolean {
  const text = Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString('latin1')
  return (text.match(SHAPE) ?? []).some(isChecked)
}

function isChecked(number: string): boolean {
  const sum = WEIGHTS.reduce((before, weight, place) => before + weight * Number(number[place]), 0)
  return CHECKS[sum % CHECKS.length] === number.at(-1)?.toUpperCase()
}
