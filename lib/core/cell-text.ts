/** Makes a text of a cell that a spreadsheet would run (`= + - @`, tab, return, and the full-width forms) by an apostrophe in front of it; a plain number is none. */
export function inert(text: string): string {
  return /^[=+\-@\t\r＝＋－＠]/u.test(text) && !/^[+-]?\d+([.]\d+)?$/.test(text) ? `'${text}` : text
}

/** Writes one line of a CSV (RFC 4180). */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(quoted).join(',')}\n`
}

/** Writes a text as one field of a CSV. */
export function quoted(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** What a spreadsheet reads as a number and spoils: telephone and waybill numbers (shown as 1.38E+10, cut to fifteen digits), leading zeros, codes like 7E10. */
const spoiltNumber = /^(\+?\d{11,}|\+\d+|0\d+|\d+([.]\d+)?[eE][+-]?\d+)$/

/** Keeps a text of digits a text when a spreadsheet opens the CSV, by a tab in front of it: our own import, and others, trim it away. */
export function keptAsText(text: string): string {
  return spoiltNumber.test(text) ? `\t${text}` : inert(text)
}
