/** A cell that a spreadsheet would run is made a text; a plain number is none. */
export function inert(text: string): string {
  return /^[=+\-@\t\r＝＋－＠]/u.test(text) && !/^[+-]?\d+([.]\d+)?$/.test(text) ? `'${text}` : text
}

/** One line of a CSV (RFC 4180). */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(quoted).join(',')}\n`
}

function quoted(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
