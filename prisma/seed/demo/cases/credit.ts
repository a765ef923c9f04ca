import type { Random } from '../random.ts'

/**
 * Turns a rate into cases: every waybill adds its part, and when a whole case has come together the next waybill that gives reason, and on which the lot falls,
 * takes it. So the number is that of the rate, and who is hit follows from what happened.
 */
export class Credit {
  readonly #random: Random
  readonly #share: number
  #due: number

  constructor(random: Random, share: number) {
    this.#random = random
    this.#share = share
    this.#due = random.next()
  }

  add(part: number): void {
    this.#due += part
  }

  /** Whether a waybill that gives reason takes the case that is due; for it and no other. */
  take(share: number = this.#share): boolean {
    if (this.#due < 1 || !this.#random.chance(share)) return false
    this.#due -= 1
    return true
  }
}
