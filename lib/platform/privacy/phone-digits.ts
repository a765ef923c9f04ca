/** Brings a telephone number to the digits that tell it from others: full-width digits read, mainland China's country code taken off. */
export function phoneDigits(phone: string): string {
  const digits = phone.normalize('NFKC').replace(/\D/g, '')
  return digits.replace(/^(00)?86(?=1\d{10}$)/, '')
}

/** The ways in which the same number may be stored as digits. */
export function phoneVariants(phone: string): string[] {
  const digits = phoneDigits(phone)
  return /^1\d{10}$/.test(digits) ? [digits, `86${digits}`, `0086${digits}`] : [digits]
}
