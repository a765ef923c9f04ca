import { randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane. Argon2id is the library's default algorithm. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Longer texts are refused at the door: hashing a megabyte is work that a stranger could ask for. */
export const maxPasswordCharacters = 200

/** Hashes a password for storing. Unicode forms that look alike count as one. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), cost)
}

let decoy: Promise<string> | undefined

/** Says whether the password belongs to the hash. With no hash (an unknown user, one without a password) it does the same work, in vain, so
 * that the time of the answer does not tell who exists. */
export async function verifyPassword(storedHash: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword(randomBytes(32).toString('hex'))
  const right = await verify(storedHash ?? (await decoy), password.normalize('NFKC'))
  return right && storedHash !== null
}

const oneTimeAlphabet = 'abcdefghjkmnpqrstuvwxyz23456789'

/** Makes a password that a person types once: four groups of five characters that cannot be mistaken for one another (99 bits). */
export function makeOneTimePassword(): string {
  const groups = Array.from({ length: 4 }, () => Array.from({ length: 5 }, oneTimeCharacter).join(''))
  return groups.join('-')
}

function oneTimeCharacter(): string {
  for (;;) {
    const byte = randomBytes(1)[0] ?? 255
    // 248 = 8 · 31: larger bytes would favour some characters.
    if (byte < 248) return oneTimeAlphabet.charAt(byte % oneTimeAlphabet.length)
  }
}
