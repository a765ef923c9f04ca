import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { env } from '../env.ts'

const ivLength = 12
const tagLength = 16

let derived: Buffer | undefined
const key = () => (derived ??= Buffer.from(hkdfSync('sha256', env().AUTH_SECRET, '', 'kept answers', 32)))

/** Encrypts a text that is kept for a while, such as an answer with a new key or a telephone number in it: a copy of the database shows
 * nothing of it. */
export function seal(text: string): string {
  const iv = randomBytes(ivLength)
  const cipher = createCipheriv('aes-256-gcm', key(), iv)
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64')
}

/** Reads what `seal` made. Throws when it was changed, or sealed under another secret. */
export function unseal(sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', key(), bytes.subarray(0, ivLength))
  decipher.setAuthTag(bytes.subarray(ivLength, ivLength + tagLength))
  return Buffer.concat([decipher.update(bytes.subarray(ivLength + tagLength)), decipher.final()]).toString('utf8')
}
