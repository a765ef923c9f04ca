import { toBlob } from 'html-to-image'
import type { FigureCell } from './figure-csv.ts'
import { figureCsv } from './figure-csv.ts'

/** Pixels of the image for each of the screen, so that it stays sharp on paper and in slides. */
const SHARPNESS = 2
const NOT_SAVED = '[data-unsaved], [popover], [popovertarget], details:not([open])'
/** Longer names are refused by some systems. */
const LONGEST_NAME = 80

/** Saves a figure as it stands (title, unit, period, sentence, legend, chart), in the light colours on white, without its buttons and what is folded away, cut to what is in it. */
export async function savePicture(figure: HTMLElement): Promise<void> {
  // For this moment the figure is as it is saved (globals.css): in the light colours, which tokens follow where they are used, with its lines for whoever has not seen its page, and no higher than what is in it.
  figure.dataset['saving'] = ''
  try {
    const blob = await toBlob(figure, {
      pixelRatio: SHARPNESS,
      backgroundColor: '#ffffff',
      skipFonts: true,
      filter: isSaved,
      style: { margin: '0', border: '0', borderRadius: '0', boxShadow: 'none' },
    })
    if (blob === null) throw new Error('the browser made no image')
    hand(blob, `${nameOf(figure)}.png`)
  } finally {
    delete figure.dataset['saving']
  }
}

/** Saves the table behind a figure, with what the figure says of itself and how it is worked out below it. */
export async function saveTable(figure: HTMLElement, table: HTMLTableElement, said: readonly string[]): Promise<void> {
  const about = [...figure.querySelectorAll('figcaption :is(h2, p):not([popover] *)')].map(textOf)
  const rows = [...table.rows].map((row) => [...row.cells].map(cellOf))
  hand(new Blob([figureCsv(rows, [...about, ...said])], { type: 'text/csv;charset=utf-8' }), `${nameOf(figure)}.csv`)
}

/** Answers the line that says on which day something was saved, of one with `{day}`. */
export const savedOnText = (text: string): string => text.replace('{day}', new Intl.DateTimeFormat('sv-SE').format(new Date()))

/** Where a cell is one number that the table knows, that one. */
function cellOf(cell: HTMLTableCellElement): FigureCell {
  const text = textOf(cell)
  const exact = cell.querySelector('data')
  if (cell.tagName === 'TH') return { text, isName: true }
  return exact !== null && textOf(exact) === text ? { text, value: exact.value } : { text }
}

function isSaved(node: Node): boolean {
  if (!(node instanceof Element)) return true
  return !node.matches(NOT_SAVED)
}

/** Of a cell what it says itself; its note is for phones, and stands in a column of its own. */
function textOf(element: Element): string {
  const copy = element.cloneNode(true) as Element
  for (const note of copy.querySelectorAll('.note')) note.remove()
  return (copy.textContent ?? '').replaceAll(/\s+/g, ' ').trim()
}

function nameOf(figure: HTMLElement): string {
  const title = figure.querySelector('figcaption h2')?.textContent ?? ''
  return title.replaceAll(/[\\/:*?"<>|\s]+/g, '-').slice(0, LONGEST_NAME)
}

function hand(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
