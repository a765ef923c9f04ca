import { pinyin } from 'pinyin-pro'

const initials = new Map<string, string>()

/** The first letter of a Chinese character's reading, a Latin letter or digit itself, '' for all else. Kept per character: an import asks
 * for millions. */
function initialOf(character: string): string {
  const known = initials.get(character)
  if (known !== undefined) return known
  const found = /^[a-z0-9]$/.test(character)
    ? character
    : /^\p{Script=Han}$/u.test(character)
      ? pinyin(character, { pattern: 'first', toneType: 'none' }).toLowerCase()
      : ''
  const initial = /^[a-z0-9]$/.test(found) ? found : ''
  initials.set(character, initial)
  return initial
}

/** The pinyin of the Chinese characters of a line, in capitals, a space between syllables and ü as it is typed, V; '' where there are none. */
function spellingOf(line: string): string {
  if (!/\p{Script=Han}/u.test(line)) return ''
  return pinyin(line, { toneType: 'none', type: 'array', nonZh: 'removed' })
    .map((syllable) => syllable.toUpperCase().replaceAll('Ü', 'V'))
    .filter((syllable) => /^[A-Z]+$/.test(syllable))
    .join(' ')
}

/**
 * Answers what search matches a record by, each on a line of its own: its name in lower case, the initials of its name's pinyin, its external id, and last the pinyin whole, the one
 * line in capitals. Of a character with several readings the initial is that of the commonest, the pinyin that of the word in which it stands. The one place where this text is made.
 */
export function searchTextOf(name: string, externalId: string | null): string {
  const line = searchLine(name)
  let letters = ''
  for (const character of line) letters += initialOf(character)
  const lines = letters === line || letters === '' ? [line] : [line, letters]
  if (externalId !== null) lines.push(searchLine(externalId))
  const spelling = spellingOf(line)
  if (spelling !== '') lines.push(spelling)
  return lines.join('\n')
}

/** Answers the lines by which one of a short list at hand is found, all in lower case: a name, its initials, its pinyin without spaces, and a code. */
export function linesOf(name: string, code: string | null): string[] {
  return searchTextOf(name, code)
    .split('\n')
    .map((line) => (/^[A-Z]/.test(line) ? line.replaceAll(' ', '').toLowerCase() : line))
}

/** Brings a text to the form that search compares: composed, lower case, on one line. */
export function searchLine(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\r\n]+/g, ' ')
}
