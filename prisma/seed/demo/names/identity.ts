import { creditCodeCheck } from '#lib/records/customers/credit-code'

const numbers = 1_000_000

/** Answers telephone number n of the demo: 19900 and six digits, all different, none of which belongs to anybody. */
export function phoneNumber(n: number): string {
  // A factor that shares no divisor with the million permutes it.
  return `19900${String((n * 48_271 + 12_345) % numbers).padStart(6, '0')}`
}

/** Answers credit code n of the demo: well formed, with a region that does not exist. */
export function creditCode(n: number): string {
  const body = `91330299MADE${String((n * 7_919 + 101) % 100_000).padStart(5, '0')}`
  return `${body}${creditCodeCheck(body)}`
}

/** Answers the number of a monthly account, 月结账号. */
export function accountNumber(id: number): string {
  return `5746${String(id * 37 + 1_000).padStart(6, '0')}`
}
