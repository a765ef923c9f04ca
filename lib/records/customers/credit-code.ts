/** The 31 characters of GB 32100-2015: digits and letters without I, O, S, V, Z. A character's value is its place. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
/** 3 to the power of the place, modulo 31, as the standard prints them. */
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
const LENGTH = 18

export type CreditCodeProblem = 'credit_code_length' | 'credit_code_character' | 'credit_code_check'

/** Answers what is wrong with a 统一社会信用代码, null when nothing is; letters in lower case and spaces around are no fault. */
export function creditCodeProblem(code: string): CreditCodeProblem | null {
  const text = normaliseCreditCode(code)
  if (text.length !== LENGTH) return 'credit_code_length'
  if (Array.from(text).some((character) => !ALPHABET.includes(character))) return 'credit_code_character'
  return creditCodeCheck(text) === text.at(-1) ? null : 'credit_code_check'
}

/** Brings a credit code to the form in which it is stored and compared. */
export function normaliseCreditCode(code: string): string {
  return code.trim().toUpperCase()
}

/**
 * Answers the check character of the first 17 characters of a credit code (GB 32100-2015, modulo 31).
 * @source docs/formulas.md#credit-code
 */
export function creditCodeCheck(code: string): string {
  const sum = WEIGHTS.reduce((total, weight, place) => total + weight * ALPHABET.indexOf(code.charAt(place)), 0)
  return ALPHABET.charAt((31 - (sum % 31)) % 31)
}
