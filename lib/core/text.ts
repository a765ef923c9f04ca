export type TextProblem = 'text_has_nul' | 'text_is_not_unicode' | 'text_too_long'

/**
 * Answers what keeps a text from being stored: a NUL byte (PostgreSQL refuses it), half of a surrogate pair, or more characters than allowed; null when
 * nothing does. Characters are code points, so that 𠮷 counts as one.
 */
export function textProblem(text: string, maxCharacters: number): TextProblem | null {
  if (text.includes('\u0000')) return 'text_has_nul'
  if (!text.isWellFormed()) return 'text_is_not_unicode'
  // A text has at most two code units a character, so the count is needed only in between.
  if (text.length > maxCharacters * 2) return 'text_too_long'
  return text.length > maxCharacters && countCharacters(text) > maxCharacters ? 'text_too_long' : null
}

/** Answers how many characters (code points) a text has. */
export function countCharacters(text: string): number {
  let count = 0
  for (const _ of text) count += 1
  return count
}

/** Brings a text to Unicode's composed form (NFC), so that what looks alike compares alike; nothing else of it changes, bidirectional marks included. */
export function normaliseText(text: string): string {
  return text.normalize('NFC')
}

/** Shortens a text to at most so many characters without cutting a surrogate pair. */
export function truncateText(text: string, maxCharacters: number): string {
  if (text.length <= maxCharacters) return text
  return Array.from(text).slice(0, maxCharacters).join('')
}
