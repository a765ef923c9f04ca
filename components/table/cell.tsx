import type { ReactNode } from 'react'
import { Link } from '#components/ui/link'

/** The look of a text that may take two lines, and no more. */
export const longText = 'line-clamp-2 max-w-64'

/** What stands in a cell, as data: so short that a page of fifty rows is sent as what it says, and drawn where it is shown. */
export interface CellData {
  text: string
  /** Shown on hover and focus. */
  tip?: string | undefined
  /** The day that the text tells, as YYYY-MM-DD. */
  day?: string
  /** Where the row leads: the text is its title. */
  href?: string
  /** Below the title, fainter. */
  below?: string
  /** Says what the figure is on a phone, where no heading stands above it. */
  label?: string
  /** How it looks: a class of its own, or none. */
  look?: 'class-badge' | 'sleep-badge' | 'text-danger' | 'text-ink-faint' | 'whitespace-nowrap' | typeof longText | undefined
  /** The class that a badge is coloured by. */
  of?: string
  /** Whether a person set that class. */
  byHand?: boolean
}

/** Data wherever that says it all; elements for what acts, or stands in one list only. */
export type Cell = CellData | ReactNode

export function isCellData(cell: Cell): cell is CellData {
  return typeof cell === 'object' && cell !== null && 'text' in cell
}

/** Nothing for what is not known; the table writes its dash. */
export function ifKnown<Value>(value: Value | null | undefined, show: (value: Value) => Cell): Cell {
  return value === null || value === undefined ? null : show(value)
}

/** Draws a cell that is data, in a table or wherever the same is said. */
export function CellView({ cell }: { cell: CellData }) {
  if (cell.href !== undefined) return <Title {...cell} href={cell.href} />
  if (cell.label === undefined) return <Said {...cell} />
  return (
    <span className={cell.look === longText ? undefined : 'whitespace-nowrap'}>
      <span className="on-phone text-ink-faint">{cell.label} </span>
      <Said {...cell} />
    </span>
  )
}

/** The title opens its record from anywhere in the row. */
function Title({ text, href, below }: CellData & { href: string }) {
  return (
    <div className="min-w-0 md:max-w-88">
      <Link href={href} data-row-link="" className="row-link">
        {text}
      </Link>
      {below !== undefined && <div className="truncate text-sm text-ink-faint">{below}</div>}
    </div>
  )
}

function Said({ text, tip, day, look, of, byHand }: CellData) {
  if (tip === undefined && day === undefined && look === undefined) return text
  // What is not there is left out: elsewhere than in lists it would be sent as being nothing.
  const shown = {
    ...(tip !== undefined && { 'data-tip': tip }),
    ...(of !== undefined && { 'data-class': of }),
    ...(byHand === true && { 'data-by-hand': '' }),
    ...(look !== undefined && { className: look }),
  }
  return day === undefined ? (
    <span {...shown}>{text}</span>
  ) : (
    <time dateTime={day} {...shown}>
      {text}
    </time>
  )
}
