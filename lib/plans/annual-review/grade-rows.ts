import type { Day } from '#lib/core/day'
import type { Context } from '#lib/platform/context'
import { everything } from '#lib/platform/scope/scope'
import type { Figures, Part, Words } from './figures.ts'
import { figuresOf } from './figures.ts'
import { outcomeOf } from './grade.ts'
import { readLastShipping } from './last-shipping.ts'
import type { ReviewPeriods } from './periods.ts'
import { isEmpty, yearAfter } from './periods.ts'
import { listComplaints } from './repository.ts'
import { sentIn } from './sent.ts'
import type { ShelfRow } from './shelf/repository.ts'
import { findReview, listShelfRows } from './shelf/repository.ts'
import type { Sent } from './verdict.ts'
import { verdictOf } from './verdict.ts'

/** More rows than any part of a signed workbook has. */
const ALL = 100_000
const nothing: Sent = { revenueMinor: 0, shipments: 0 }

interface GradedRow {
  part: Part
  customerId: number
  figures: Figures<'last_wanted'> | Figures<'last_complainer'> | Figures<'last_biggest'>
  words: Words | null
}

/** Works out what became of the rows of last year's workbook in its year: as it was signed, against the records. None where it was not signed. */
export async function gradeRows(ctx: Context, year: number, today: Day, fallenTo: number): Promise<GradedRow[]> {
  const last = await findReview(ctx.db, year - 1)
  if (last === null || last.signedAt === null || last.periods === null) return []
  const read = (part: Part) => listShelfRows(ctx.db, last.year, { scope: everything, part, after: 0, limit: ALL })
  const [wanted, complainers, biggest] = await Promise.all([read('wanted'), read('complainer'), read('biggest')])
  const ids = [...wanted, ...complainers, ...biggest].map(({ id }) => id)
  const { same, whole } = daysOf(last.year, last.periods, today)
  const [sentSame, sentYear, lastShipping, again] = await Promise.all([
    sentIn(ctx, ids, same, last.currency),
    sentIn(ctx, ids, whole, last.currency),
    readLastShipping(ctx, ids, whole.to),
    ids.length === 0 || isEmpty(whole) ? [] : listComplaints(ctx.db, ids, whole),
  ])
  const sameOf = ({ id }: ShelfRow) => sentSame.get(id) ?? nothing
  // Before there are any of the same days, nothing is said of them. Who is lost by the end of the year has stopped, whatever it sent until then.
  const verdict = (base: Sent, row: ShelfRow) =>
    verdictOf(isEmpty(same) ? null : base, sameOf(row), { fallenTo, lost: lastShipping(row.id).lost })
  const against = (base: Sent, row: ShelfRow) => ({
    ...{ base, same: sameOf(row), lastShippingOn: lastShipping(row.id).lastShippingOn, verdict: verdict(base, row) },
  })
  const complaintsOf = ({ id }: ShelfRow) => again.find((each) => each.id === id)?.complaints ?? 0
  const at = (part: Part, row: ShelfRow) => ({ part, customerId: row.id, words: row.frozenWords })
  return [
    ...wanted.map((row) => {
      const { lastYear: base } = figuresOf.wanted.parse(row.figures)
      const sent = { base, same: sameOf(row), year: sentYear.get(row.id) ?? nothing }
      return { ...at('last_wanted', row), figures: { ...sent, outcome: outcomeOf(base, sent.same, sent.year) } }
    }),
    ...complainers.map((row) => {
      const { lastYear: base, complaints: complaintsThen } = figuresOf.complainer.parse(row.figures)
      const figures = { complaintsThen, complaints: complaintsOf(row), ...against(base, row) }
      return { ...at('last_complainer', row), figures }
    }),
    ...biggest.map((row) => {
      const { lastYear: base, rank } = figuresOf.biggest.parse(row.figures)
      return { ...at('last_biggest', row), figures: { rank, ...against(base, row) } }
    }),
  ]
}

/** The days of the workbook's own year that stand beside those of the year before it, and the whole of that year, as far as they are over. */
function daysOf(year: number, { lastYear }: ReviewPeriods, today: Day) {
  return { same: yearAfter(lastYear, today), whole: yearAfter({ from: `${year - 1}-01-01`, to: `${year}-01-01` }, today) }
}
