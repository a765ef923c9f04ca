/** Reads a whole number as people type it, with or without marks between thousands; not a number for anything else. */
export function wholeOf(text: string): number {
  const typed = text.replace(/[\s,，]/g, '')
  return /^\d{1,10}$/.test(typed) ? Number(typed) : Number.NaN
}
