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

/**
 * Answers what search matches a record by: its name in lower case, the initials of its name's pinyin, and its external id, each on a line of
 * its own. A character with several readings has its commonest. The one place where this text is made.
 */
export function searchTextOf(name: string, externalId: string | null): string {
  const line = searchLine(name)
  let letters = ''
  for (const character of line) letters += initialOf(character)
  const lines = letters === line || letters === '' ? [line] : [line, letters]
  if (externalId !== null) lines.push(searchLine(externalId))
  return lines.join('\n')
}

/** Brings a text to the form that search compares: composed, lower case, on one line. */
export function searchLine(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\r\n]+/g, ' ')
}
