interface Titled {
  /** What stands in the first row, in the reader's language, with its unit. */
  title: string
  /** Of the column in a workbook, in characters. */
  width?: number
}

/** One column of an exported file: what it is called and what it takes from a row. Null is an empty cell. */
export type ExportColumn<Row> =
  | (Titled & { kind: 'text'; of: (row: Row) => string | null })
  /** A number, or its decimal text where a float would not be exact; `decimals` is how many a workbook shows, null for as many as each has. */
  | (Titled & { kind: 'number'; decimals: number | null; of: (row: Row) => number | string | null })
  /** A calendar day as YYYY-MM-DD. */
  | (Titled & { kind: 'day'; of: (row: Row) => string | null })
  /** An instant, written as the wall clock of `timeZone`. */
  | (Titled & { kind: 'instant'; of: (row: Row) => Date | null })

/** What is written: columns, and rows that come page by page, so that no more than a page is ever held. */
export interface ExportTable<Row> {
  /** Of the sheet in a workbook. */
  name: string
  columns: readonly ExportColumn<Row>[]
  pages: AsyncIterable<readonly Row[]>
  timeZone: string
}
