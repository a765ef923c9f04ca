import { className } from '#lib/analysis/classification/reason-text'
import type { AssignmentResource } from '#lib/analysis/classification/schema'
import { minorPerMajor, minorToDecimal } from '#lib/core/money'
import type { Context } from '#lib/platform/context'
import type { ExportColumn } from '#lib/platform/export/column'
import { findText } from '#lib/platform/i18n/messages'
import type { Figures, Part } from './figures.ts'
import type { ReviewLine } from './service.ts'
import type { Sent } from './verdict.ts'

type Columns = { [P in Part]: ExportColumn<ReviewLine<P>>[] }
type Reader = Pick<Context, 'locale'>

/** Answers the columns of each part of an exported workbook in the reader's language; amounts in major units of its currency. */
export function partColumns(reader: Reader, currency: string, causeName: (key: string) => string): Columns {
  const word = words(reader, currency)
  const { text, number, day, money } = makers(word, currency)
  const customer = <P extends Part>(): ExportColumn<ReviewLine<P>>[] => [
    number('place', 0, (row) => row.place),
    text('customer', (row) => row.customer.name, 28),
    text('code', (row) => row.customer.externalId),
    text('owner', (row) => row.owner?.name ?? null),
    text('outlet', (row) => row.outlet),
  ]
  const sent = <P extends Part>(key: string, of: (figures: Figures<P>) => Sent | null): ExportColumn<ReviewLine<P>>[] => [
    money(`${key}Revenue`, (row) => of(row.figures)?.revenueMinor ?? null),
    number(`${key}Shipments`, 0, (row) => of(row.figures)?.shipments ?? null),
  ]
  const beside = <P extends 'wanted' | 'complainer' | 'biggest'>(): ExportColumn<ReviewLine<P>>[] => [
    ...sent<P>('lastYear', ({ lastYear }) => lastYear),
    ...sent<P>('earlier', ({ earlier }) => earlier),
    ...sent<P>('later', ({ later }) => later),
    day('lastShipping', (row) => row.figures.lastShippingOn),
  ]
  const said = <P extends Part>(...keys: ('cause' | 'decision' | 'remark')[]): ExportColumn<ReviewLine<P>>[] =>
    keys.map((key) => text(key, (row: ReviewLine<P>) => row[key], 40))
  return {
    wanted: [
      ...customer<'wanted'>(),
      text('progress', ({ figures }) => word(`progresses.${figures.progress}`)),
      number('touches', 0, ({ figures }) => figures.touches),
      day('lastTouch', ({ figures }) => figures.lastTouchOn),
      ...beside<'wanted'>(),
      ...said<'wanted'>('remark'),
    ],
    complainer: [
      ...customer<'complainer'>(),
      text('scale', ({ figures }) => word(`scales.${figures.scale}`)),
      number('complaints', 0, ({ figures }) => figures.complaints),
      text('complainedAbout', ({ figures }) => aboutOf(reader, figures), 28),
      text('rootCauses', ({ figures }) => figures.rootCauses.map(causeName).join(' · ') || null, 28),
      money('compensation', ({ figures }) => figures.compensationMinor),
      number('complaintsNow', 0, ({ figures }) => figures.complaintsNow),
      text('recovery', (row) => (row.recovery === null ? null : word(`recoveries.${row.recovery}`))),
      ...beside<'complainer'>(),
      text('verdict', ({ figures }) => word(`verdicts.${figures.verdict}`)),
      ...said<'complainer'>('cause', 'decision', 'remark'),
    ],
    biggest: [
      ...customer<'biggest'>(),
      number('share', 1, ({ figures }) => (figures.share === null ? null : (figures.share * percent).toFixed(1))),
      ...beside<'biggest'>(),
      text('verdict', ({ figures }) => word(`verdicts.${figures.verdict}`)),
      number('fall', 0, ({ figures }) => (figures.fall === null ? null : (figures.fall * percent).toFixed(0))),
      ...said<'biggest'>('decision', 'remark'),
    ],
    override: [
      ...customer<'override'>(),
      text('computed', ({ figures }) => figures.computed),
      text('class', ({ figures }) => figures.class),
      text('reason', ({ figures }) => figures.reason, 40),
      text('setBy', ({ figures }) => figures.by),
      day('setOn', ({ figures }) => figures.on),
    ],
    last_wanted: [
      ...customer<'last_wanted'>(),
      text('outcome', ({ figures }) => word(`outcomes.${figures.outcome}`)),
      ...sent<'last_wanted'>('base', ({ base }) => base),
      ...sent<'last_wanted'>('wholeYear', ({ year }) => year),
    ],
    last_complainer: [
      ...customer<'last_complainer'>(),
      number('complaintsThen', 0, ({ figures }) => figures.complaintsThen),
      number('complaintsAgain', 0, ({ figures }) => figures.complaints),
      ...sent<'last_complainer'>('base', ({ base }) => base),
      ...sent<'last_complainer'>('same', ({ same }) => same),
      day('lastShipping', ({ figures }) => figures.lastShippingOn),
      text('verdict', ({ figures }) => word(`verdicts.${figures.verdict}`)),
      ...said<'last_complainer'>('decision'),
    ],
    last_biggest: [
      ...customer<'last_biggest'>(),
      ...sent<'last_biggest'>('base', ({ base }) => base),
      ...sent<'last_biggest'>('same', ({ same }) => same),
      day('lastShipping', ({ figures }) => figures.lastShippingOn),
      text('verdict', ({ figures }) => word(`verdicts.${figures.verdict}`)),
    ],
  }
}

/** Answers the columns of class A of an exported workbook. */
export function abcColumns(reader: Reader): ExportColumn<AssignmentResource>[] {
  const word = words(reader, '')
  return [
    { kind: 'number', title: word('columns.rank'), decimals: 0, of: ({ rank }) => rank },
    { kind: 'text', title: word('columns.customer'), width: 28, of: ({ customer }) => customer.name },
    { kind: 'text', title: word('columns.code'), of: ({ customer }) => customer.external_id },
    { kind: 'text', title: word('columns.class'), of: (row) => className({ ...reader, scheme: 'abc_weighted' }, row.class) },
    { kind: 'number', title: word('columns.score'), decimals: 4, of: ({ value }) => value },
    { kind: 'text', title: word('columns.reason'), width: 60, of: ({ reasons }) => reasons.map(({ text }) => text).join(' ') },
  ]
}

const percent = 100

const words =
  ({ locale }: Reader, currency: string) =>
  (key: string): string =>
    findText(locale, `review.${key}`, { currency }) ?? key

function makers(word: (key: string) => string, currency: string) {
  const title = (key: string) => word(`columns.${key}`)
  const decimals = currency === '' ? 0 : Math.log10(minorPerMajor(currency))
  return {
    text: <Row>(key: string, of: (row: Row) => string | null, width?: number): ExportColumn<Row> => ({
      ...{ kind: 'text', title: title(key), of },
      ...(width === undefined ? {} : { width }),
    }),
    number: <Row>(key: string, places: number, of: (row: Row) => number | string | null): ExportColumn<Row> => ({
      ...{ kind: 'number', title: title(key), decimals: places, of },
    }),
    day: <Row>(key: string, of: (row: Row) => string | null): ExportColumn<Row> => ({ kind: 'day', title: title(key), of }),
    money: <Row>(key: string, of: (row: Row) => number | null): ExportColumn<Row> => ({
      kind: 'number',
      title: `${title(key)} (${currency})`,
      decimals,
      of: (row) => {
        const minor = of(row)
        return minor === null ? null : minorToDecimal(minor, currency)
      },
    }),
  }
}

function aboutOf({ locale }: Reader, { categories }: Figures<'complainer'>): string | null {
  const name = (category: string | null) => findText(locale, `cases.category.${category ?? 'other'}`) ?? category ?? ''
  return categories.map(({ category, complaints }) => `${name(category)} ${complaints}`).join(' · ') || null
}
