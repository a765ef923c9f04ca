import { countCharacters } from '#lib/core/text'
import { maxPasswordCharacters } from './password.ts'

export const minPasswordCharacters = 12

/** Message keys below `issues`. */
export type PasswordProblem =
  | 'password_too_short'
  | 'password_too_long'
  | 'password_common'
  | 'password_like_sign_in'
  | 'password_repeats'
  | 'password_sequence'

/** Words on which most guessed passwords are built, in several languages; compared after digits and signs around them are taken off. */
const commonWords = new Set(
  (
    'password passwort passw0rd pass passcode admin administrator root user guest test testing demo welcome login letmein changeme default secret ' +
    'qwerty qwertyuiop qwert azerty asdf asdfgh asdfghjkl zxcvbn zxcvbnm qazwsx qazwsxedc iloveyou loveyou monkey dragon sunshine princess ' +
    'football baseball basketball superman batman master shadow michael jordan charlie whatever trustno hello freedom computer internet ' +
    'woaini woaini1314 aini mima denglu guanliyuan kuaidi yike express courier company abcd abcdef abcdefg abcdefgh abc aaa'
  ).split(' '),
)

const leet: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
}
const keyboardRows = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik',
]

/** Answers what keeps a password from being taken, or null: fewer than 12 characters (or too many to hash), one of the common words with
 * trimmings, the mailbox or name of the user, four or fewer different characters or one short piece over and over, or a run of neighbours on
 * alphabet or keyboard. Nothing is asked about kinds of characters: a sentence is fine. */
export function passwordProblem(password: string, person: { email: string; name: string }): PasswordProblem | null {
  const text = password.normalize('NFKC')
  const length = countCharacters(text)
  if (length < minPasswordCharacters) return 'password_too_short'
  if (length > maxPasswordCharacters) return 'password_too_long'
  const plain = text.toLowerCase()
  if (isRepetition(plain)) return 'password_repeats'
  if (isSequence(plain)) return 'password_sequence'
  if (partsOf(person).some((part) => plain.includes(part))) return 'password_like_sign_in'
  return isCommon(plain) ? 'password_common' : null
}

function isRepetition(text: string): boolean {
  if (new Set(text).size <= 4) return true
  const [first = ''] = /^(.{1,6}?)\1+/su.exec(text) ?? []
  // A piece repeated, and at most a rest of three characters.
  return first.length > 0 && text.length - first.length <= 3
}

function isSequence(text: string): boolean {
  let covered = 0
  for (let start = 0; start < text.length; ) {
    const run = Math.max(
      ...keyboardRows.map((row) => Math.max(runLength(text, start, row), runLength(text, start, reversed(row)))),
    )
    if (run >= 4) covered += run
    start += run >= 4 ? run : 1
  }
  return covered * 4 >= text.length * 3
}

function runLength(text: string, start: number, row: string): number {
  let length = 1
  while (start + length < text.length) {
    const here = row.indexOf(text.charAt(start + length - 1))
    if (here === -1 || row.charAt(here + 1) !== text.charAt(start + length)) break
    length += 1
  }
  return length
}

const reversed = (text: string) => Array.from(text).reverse().join('')

function partsOf(person: { email: string; name: string }): string[] {
  const mailbox = person.email.toLowerCase().split('@')[0] ?? ''
  const names = [...mailbox.split(/[._+-]/), mailbox, person.name.toLowerCase().replace(/\s/gu, '')]
  // Shorter pieces occur by chance; two Chinese characters do not.
  return names.filter((part) => part.length >= 4 || (/\p{Script=Han}/u.test(part) && part.length >= 2))
}

function isCommon(text: string): boolean {
  const asTyped = text.replace(/[^\p{L}]+/gu, ' ').trim()
  const readLeet = Array.from(text.replace(/[^\p{L}]+$/u, ''), (character) => leet[character] ?? character).join('')
  const words = [
    asTyped.split(' '),
    readLeet
      .replace(/[^\p{L}]+/gu, ' ')
      .trim()
      .split(' '),
  ]
  return words.some((list) => list.length > 0 && list.every((word) => word === '' || commonWords.has(word)))
}
