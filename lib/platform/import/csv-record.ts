/** What stands at the beginning of a text: a record, a line whose quotes are wrong, or not enough to tell. `next` is where to go on. */
export type CsvRecord = { kind: 'record'; cells: string[]; next: number } | { kind: 'misquoted'; next: number } | { kind: 'more' }

/** Longest record; a quote that has not closed by then is taken for a lone one. */
export const longestRecord = 4 * 1024 * 1024

/** Takes one record of a CSV (RFC 4180) from `text` at `start`; `final` says that nothing follows the text. Quotes are wrong when they stand inside a cell
 * without quotes, when something follows a closing one, or when one never closes: then only the line on which the record began is given up, so that one
 * lone quote does not swallow the lines after it. */
export function takeRecord(text: string, start: number, delimiter: string, final: boolean): CsvRecord {
  const cells: string[] = []
  let at = start
  for (;;) {
    const cell = text[at] === '"' ? takeQuoted(text, at, start) : takePlain(text, at, delimiter)
    if (cell === 'wrong') return misquoted(text, start, final)
    if (cell === 'more') {
      if (!final) return text.length - start > longestRecord ? misquoted(text, start, final) : { kind: 'more' }
      return misquoted(text, start, final)
    }
    const after = text[cell.end]
    if (after === undefined && !final) return { kind: 'more' }
    cells.push(cell.value)
    if (after === delimiter) {
      at = cell.end + 1
      continue
    }
    if (after === undefined) return { kind: 'record', cells, next: cell.end }
    if (after === '\n') return { kind: 'record', cells, next: cell.end + 1 }
    if (after !== '\r') return misquoted(text, start, final)
    if (cell.end + 1 === text.length && !final) return { kind: 'more' }
    return { kind: 'record', cells, next: text[cell.end + 1] === '\n' ? cell.end + 2 : cell.end + 1 }
  }
}

type Cell = { value: string; end: number } | 'wrong' | 'more'

function takeQuoted(text: string, at: number, start: number): Cell {
  let value = ''
  let from = at + 1
  for (;;) {
    const close = text.indexOf('"', from)
    if (close < 0 || close - start > longestRecord) return 'more'
    value += text.slice(from, close)
    if (text[close + 1] !== '"') return { value, end: close + 1 }
    value += '"'
    from = close + 2
  }
}

const quoteCode = 34
const newlineCode = 10
const returnCode = 13

function takePlain(text: string, at: number, delimiter: string): Cell {
  const delimiterCode = delimiter.charCodeAt(0)
  for (let end = at; end < text.length; end += 1) {
    const code = text.charCodeAt(end)
    if (code === delimiterCode || code === newlineCode || code === returnCode) return { value: text.slice(at, end), end }
    if (code === quoteCode) return 'wrong'
  }
  return { value: text.slice(at), end: text.length }
}

function misquoted(text: string, start: number, final: boolean): CsvRecord {
  const end = text.indexOf('\n', start)
  if (end >= 0) return { kind: 'misquoted', next: end + 1 }
  return final || text.length - start > longestRecord ? { kind: 'misquoted', next: text.length } : { kind: 'more' }
}
