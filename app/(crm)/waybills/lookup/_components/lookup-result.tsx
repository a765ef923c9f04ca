import type { ReactNode } from 'react'
import { Link } from '#components/ui/link'
import type { LookupRow, LookupTable } from './lookup-table.ts'
import type { LookupTexts } from './lookup-texts.ts'

const columnNames = ['number', 'status', 'promise', 'lastEvent', 'promised', 'customer'] as const

/** The table as text with tabs, for pasting into a spreadsheet or a chat; what was not found stands below it. */
export function tableText({ rows, missing }: LookupTable, texts: LookupTexts): string {
  const lines = rows.map((row) => [
    row.number,
    [row.status, ...row.marks].join(' '),
    row.promise,
    row.lastEvent,
    row.promised,
    row.customer,
  ])
  const unknown = missing.map((number) => [number, texts.missing.replace(/\s*\{count\}.*/, '')])
  return [columnNames.map((name) => texts.columns[name]), ...lines, ...unknown].map((cells) => cells.join('\t')).join('\n')
}

/** What became of pasted numbers: those that were found, in their order, and apart those that were not. */
export function LookupResult({ found, texts, children }: { found: LookupTable; texts: LookupTexts; children: ReactNode }) {
  const { rows, missing } = found
  const counted = (text: string, count: number) => text.replace('{count}', String(count))
  return (
    <section className="mt-5 -mx-4 md:-mx-6">
      <div className="flex flex-wrap items-center gap-3 px-4 pb-3 md:px-6">
        <h2 role="status" className="font-semibold">
          {counted(texts.found, rows.length)}
          {missing.length > 0 && <span className="font-normal text-danger"> · {counted(texts.missing, missing.length)}</span>}
        </h2>
        {rows.length > 0 && children}
      </div>
      {missing.length > 0 && (
        <p className="mx-4 mb-3 max-w-3xl rounded-md border border-danger/30 bg-danger-soft px-3 py-2 break-words text-danger md:mx-6">
          {texts.missingHint} {missing.join(' ')}
        </p>
      )}
      {rows.length > 0 && (
        <table className="list-table">
          <caption className="sr-only">{texts.caption}</caption>
          <thead>
            <tr>
              {columnNames.map((name) => (
                <th key={name} scope="col">
                  {texts.columns[name]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.number} row={row} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

function Row({ row }: { row: LookupRow }) {
  return (
    <tr>
      <td className="col-title">
        <Link href={row.href} className="row-link">
          {row.number}
        </Link>
      </td>
      <td className="col-figure">
        <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1">
          <span data-tone={row.tone} className="status-dot">
            {row.status}
          </span>
          {row.marks.map((mark) => (
            <span key={mark} className="issue-mark">
              {mark}
            </span>
          ))}
        </span>
      </td>
      <td className={`col-item whitespace-nowrap ${row.promiseTone}`}>{row.promise}</td>
      <td className="col-item">{row.lastEvent}</td>
      <td className="col-item whitespace-nowrap">{row.promised}</td>
      <td className="col-item">
        {row.customerHref === null ? (
          row.customer
        ) : (
          <Link href={row.customerHref} className="relative z-1 hover:text-accent-text hover:underline">
            {row.customer}
          </Link>
        )}
      </td>
    </tr>
  )
}
