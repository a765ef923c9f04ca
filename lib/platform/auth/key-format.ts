import { createHash, randomBytes } from 'node:crypto'
import { crc32 } from 'node:zlib'

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const prefixLength = 10
const secretLength = 32
const checksumLength = 6
const shape = new RegExp(`^yike_([0-9A-Za-z]{${prefixLength}})([0-9A-Za-z]{${secretLength}})([0-9A-Za-z]{${checksumLength}})$`)

/** A key as it is handed out once, and what is stored of it. */
export interface MadeKey {
  key: string
  prefix: string
  secretHash: string
}

/** Makes a new API key: `yike_`, a prefix to find it by, 32 random characters (190 bits) and a checksum, so that a scanner can tell a leaked
 * key from a look-alike and a mistyped one is refused without asking the database. */
export function makeKey(): MadeKey {
  const prefix = randomText(prefixLength)
  const secret = randomText(secretLength)
  return { key: `yike_${prefix}${secret}${checksumOf(prefix + secret)}`, prefix, secretHash: hashSecret(prefix, secret) }
}

/** Reads a key's parts; null when it cannot be one. */
export function readKey(key: string): { prefix: string; secretHash: string } | null {
  const match = shape.exec(key)
  if (match === null) return null
  const [, prefix = '', secret = '', checksum = ''] = match
  if (checksumOf(prefix + secret) !== checksum) return null
  return { prefix, secretHash: hashSecret(prefix, secret) }
}

function hashSecret(prefix: string, secret: string): string {
  return createHash('sha256').update(`${prefix}.${secret}`).digest('hex')
}

function randomText(length: number): string {
  let text = ''
  while (text.length < length) {
    // 248 is the largest multiple of 62 in a byte: larger ones would favour the first letters.
    for (const byte of randomBytes(length)) if (byte < 248 && text.length < length) text += alphabet[byte % 62]
  }
  return text
}

function checksumOf(text: string): string {
  let rest = crc32(text)
  let checksum = ''
  for (let index = 0; index < checksumLength; index += 1) {
    checksum = `${alphabet[rest % 62]}${checksum}`
    rest = Math.floor(rest / 62)
  }
  return checksum
}
