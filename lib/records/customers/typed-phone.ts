const mobileLength = 11
const fewestDigits = 7
const mostDigits = 20

/** Digits without what stands before a mainland mobile number from abroad. */
const digitsOf = (text: string): string => text.replace(/\D/g, '').replace(/^(00)?86(?=1\d{10}$)/, '')

/** Says whether a typed number is a mainland mobile number, which is a person's whoever pays for it. */
export function isMobile(typed: string): boolean {
  return /^1[3-9]\d{9}$/.test(digitsOf(typed.normalize('NFKC')))
}

export type PhoneProblem = 'phone_mobile_length' | 'phone_digits'

/**
 * Answers what is wrong with a telephone number that somebody typed, null when nothing is: a mainland mobile number has 11 digits, any other at least 7 with its area code. Numbers with a country
 * code (+) are only counted, and one that still is masked is left as it is.
 */
export function phoneProblem(typed: string): PhoneProblem | null {
  const text = typed.normalize('NFKC').trim()
  if (text === '' || text.includes('*')) return null
  const digits = digitsOf(text)
  if (!text.startsWith('+') && /^1[3-9]/.test(digits) && digits.length !== mobileLength) return 'phone_mobile_length'
  return digits.length < fewestDigits || digits.length > mostDigits ? 'phone_digits' : null
}
