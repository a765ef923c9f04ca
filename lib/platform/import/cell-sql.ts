import { CURRENCY_EXPONENTS } from '#lib/core/currencies'
import { currencyExponent } from '#lib/core/money'
import type { Sql } from '../db/sql.ts'
import { empty, fixedSql, join, sql } from '../db/sql.ts'
import type { DateFormat, DatePart } from './date-format.ts'
import type { CellType } from './kind.ts'
import { wordsOf } from './words.ts'

// Each cell type is one expression that answers the value, or null when the text cannot be read as one. Written once, for speed in this way:
// regular expressions without counted repeats (four times as fast), soft casts (pg_input_is_valid) instead of exceptions. The session's
// time zone is the company's, its date style ISO.

export interface Reading {
  /** Decimals of the row's currency, and ten to their power. */
  exponent: Sql
  factor: Sql
  dateFormat: DateFormat | null
}

const largestSafe = 9_007_199_254_740_991

/** Answers the expression that reads `cell`, a trimmed text without emptiness, as a type. References are read as texts: a join finds them. */
export function valueOfCell(type: CellType, cell: Sql, reading: Reading): Sql {
  switch (type.type) {
    case 'text':
      return type.id === true
        ? sql`case when length(${cell}) <= ${type.max} then ${composed(cell)} end`
        : sql`case when length(${cell}) <= ${type.max} then ${cell} end`
    case 'reference':
      return sql`case when length(${cell}) <= 300 then ${type.fold === 'lower' ? sql`lower(${cell})` : composed(cell)} end`
    case 'customer':
    case 'sibling':
      return sql`case when length(${cell}) <= 200 then ${composed(cell)} end`
    case 'one_of':
      return sql`case when ${cell} in (${join([...type.values])}) then ${cell} ${otherWords(type, cell)} end`
    case 'currency':
      return sql`case when ${cell} in (${join([...CURRENCY_EXPONENTS.keys()])}) then ${cell} end`
    case 'integer':
      return sql`case when ${cell} ~ '^[+-]?[0-9]+$' and length(${cell}) < 12 and ${cell}::int8 between ${type.min} and ${type.max} then ${cell}::int4 end`
    case 'number':
      return sql`case when ${isDecimal(cell)} and length(${cell}) <= 24 then ${cell}::float8 end`
    case 'boolean':
      return sql`(case when ${cell} in ('true', 'TRUE') then 'true' when ${cell} in ('false', 'FALSE') then 'false' ${otherWords(type, cell)} end)::boolean`
    case 'grams':
      return grams(cell)
    case 'money':
      return minor(cell, reading, type.positive === true)
    case 'day':
      return dayOf(cell, reading.dateFormat)
    case 'instant':
      // To the millisecond, as it is stored: what is compared with a stored instant must be able to equal it.
      return sql`(${instantOf(cell, reading.dateFormat, type.dayIs)})::timestamptz(3)`
    case 'tags':
      return sql`case when length(${cell}) <= 2000 then ${entries(cell)} end`
    case 'list':
      return sql`(select case when count(*) between 1 and ${type.most} and bool_and(${listed(type)}) then array_agg(x.entry order by x.place) end
        from (select e.entry, min(e.place) as place from unnest(${entries(composed(cell))}) with ordinality e (entry, place) group by e.entry) x)`
  }
}

/** The texts between the semicolons of a cell. */
const entries = (cell: Sql): Sql => sql`array_remove(regexp_split_to_array(${cell}, '[ \u3000]*[;；][ \u3000]*'), '')`

/** Whether the entry `x` of a list may stand in it. */
function listed({ values, max }: Extract<CellType, { type: 'list' }>): Sql {
  return values.length === 0 ? sql`length(x.entry) <= ${max}` : sql`x.entry = any(${[...values]}::text[])`
}

/** The words of people for the values of a closed list. They come last: most files have the values. */
function otherWords(type: CellType, cell: Sql): Sql {
  const words = [...wordsOf(type)]
  if (words.length === 0) return empty
  return join(
    words.map(([word, value]) => sql`when ${cell} = ${word} then ${value}`),
    ' ',
  )
}

/** The type of a column's values in the table of rows. */
export function sqlTypeOf(type: CellType): string {
  switch (type.type) {
    case 'integer':
    case 'grams':
      return 'int4'
    case 'money':
      return 'int8'
    case 'number':
      return 'float8'
    case 'boolean':
      return 'boolean'
    case 'instant':
      return 'timestamptz'
    case 'day':
      return 'date'
    case 'tags':
    case 'list':
      return 'text[]'
    default:
      return 'text'
  }
}

/** Only what is not ASCII can be other than composed. */
function composed(cell: Sql): Sql {
  return sql`case when octet_length(${cell}) = length(${cell}) then ${cell} else normalize(${cell}) end`
}

/** Is what a decimal looks like; a digit must be in it. */
function isDecimal(cell: Sql): Sql {
  return sql`(${cell} ~ '^[+-]?[0-9]+[.]?[0-9]*$' or ${cell} ~ '^[+-]?[.][0-9]+$')`
}

function hasAtMost(cell: Sql, decimals: Sql): Sql {
  return sql`(strpos(${cell}, '.') = 0 or length(${cell}) - strpos(${cell}, '.') <= ${decimals})`
}

/** A short text is within the range whatever it says, so that most rows are spared the comparison. */
function minor(cell: Sql, { exponent, factor }: Reading, isPositive: boolean): Sql {
  const value = sql`(${cell}::numeric * ${factor})`
  return sql`case when ${isDecimal(cell)} and length(${cell}) <= 24 and ${hasAtMost(cell, exponent)} and (length(${cell}) <= 11 or abs(${value}) <= ${largestSafe})
    ${isPositive ? sql`and (left(${cell}, 1) <> '-' or ${value} = 0)` : empty} then ${value}::int8 end`
}

function grams(cell: Sql): Sql {
  const value = sql`(${cell}::numeric * 1000)`
  return sql`case when ${isDecimal(cell)} and length(${cell}) <= 24 and ${hasAtMost(cell, sql`3`)} and ${value} between 0 and 2147483647 then ${value}::int4 end`
}

/** Answers, once a row, the decimals of its currency and ten to their power. */
export function decimalsOf(company: string, currencyCell: Sql | null): { exponent: Sql; factor: Sql } {
  const usual = currencyExponent(company)
  if (currencyCell === null) return { exponent: sql`${usual}::int`, factor: sql`${10 ** usual}::numeric` }
  const byExponent = new Map<number, string[]>()
  for (const [code, exponent] of CURRENCY_EXPONENTS) byExponent.set(exponent, [...(byExponent.get(exponent) ?? []), code])
  const others = [...byExponent].filter(([exponent]) => exponent !== 2)
  const choose = (of: (exponent: number) => Sql) =>
    sql`case when ${currencyCell} is null then ${of(usual)} when ${currencyCell} = ${company} then ${of(usual)}
      ${join(
        others.map(([exponent, codes]) => sql`when ${currencyCell} in (${join(codes)}) then ${of(exponent)}`),
        ' ',
      )} else ${of(2)} end`
  return { exponent: choose((exponent) => sql`${exponent}::int`), factor: choose((exponent) => sql`${10 ** exponent}::numeric`) }
}

/** Why a cell of a type cannot be read: a reason of the catalogues and its places, as SQL. */
export function reasonOf(type: CellType, cell: Sql, reading: Reading, dateFormat: string): { reason: Sql; params: Sql } {
  const because = (reason: string, params: Record<string, string | number> = {}) => ({
    reason: sql`${reason}::text`,
    params: sql`${JSON.stringify(params)}::jsonb`,
  })
  switch (type.type) {
    case 'one_of':
      return because('not_in_list', { allowed: type.values.join(', ') })
    case 'integer':
      return {
        ...because('', { min: type.min, max: type.max }),
        reason: sql`case when ${cell} ~ '^[+-]?[0-9]+$' then 'number_out_of_range' else 'integer_unreadable' end`,
      }
    case 'number':
      return because('number_unreadable')
    case 'list':
      return type.values.length === 0
        ? because('list_too_long', { most: type.most, max: type.max })
        : because('not_in_list', { allowed: type.values.join(', ') })
    case 'boolean':
      return because('boolean_unreadable')
    case 'currency':
      return because('currency_unknown')
    case 'grams':
      return { reason: decimalReason(cell, sql`3`), params: sql`jsonb_build_object('decimals', 3)` }
    case 'money':
      return { reason: decimalReason(cell, reading.exponent), params: sql`jsonb_build_object('decimals', ${reading.exponent})` }
    case 'instant':
    case 'day':
      return because('date_unreadable', { format: dateFormat })
    default:
      return because('text_too_long', { max: type.type === 'text' ? type.max : type.type === 'tags' ? 2_000 : 200 })
  }
}

function decimalReason(cell: Sql, decimals: Sql): Sql {
  return sql`case when not ${isDecimal(cell)} then 'number_unreadable' when not ${hasAtMost(cell, decimals)} then 'too_many_decimals' else 'number_out_of_range' end`
}

const isIsoDay = (cell: Sql) => sql`(${cell} like '____-__-__' and ${cell} ~ '^[0-9-]+$' and pg_input_is_valid(${cell}, 'date'))`
const isIsoStamp = (
  cell: Sql,
) => sql`((${cell} like '____-__-__ __:__%' or ${cell} like '____-__-__T__:__%') and ${cell} ~ '^[0-9T:.+Z -]+$'
  and pg_input_is_valid(${cell}, 'timestamptz'))`

/** Year, month and day in that order can be read in one way only, whatever stands between them, with a time behind or without: as spreadsheets write them. */
const yearFirst = '^[0-9][0-9][0-9][0-9][-/.年][0-9][0-9]?[-/.月][0-9][0-9]?日?( +[0-9][0-9]?:[0-9][0-9](:[0-9][0-9])?)?$'
const asIso = (cell: Sql) => sql`translate(${cell}, '/.年月日', '----')`
const isYearFirst = (cell: Sql) => sql`(${cell} ~ ${yearFirst} and pg_input_is_valid(${asIso(cell)}, 'timestamptz'))`

function dayOf(cell: Sql, format: DateFormat | null): Sql {
  const iso = sql`when ${isIsoDay(cell)} then ${cell}::date when ${isIsoStamp(cell)} then ${cell}::timestamptz::date
    when ${isYearFirst(cell)} then ${asIso(cell)}::timestamptz::date`
  if (format === null) return sql`case ${iso} end`
  const text = rearranged(cell, format)
  return sql`case when ${cell} ~ ${format.pattern} then case when pg_input_is_valid(${text}, 'timestamptz') then ${text}::timestamptz::date end ${iso} end`
}

function instantOf(cell: Sql, format: DateFormat | null, dayIs: 'first' | 'last'): Sql {
  const iso = sql`when ${isIsoDay(cell)} then ${instantOfDay(sql`${cell}::date`, dayIs)} when ${isIsoStamp(cell)} then ${cell}::timestamptz
    when ${isYearFirst(cell)} then case when strpos(${cell}, ':') > 0 then ${asIso(cell)}::timestamptz else ${instantOfDay(sql`${asIso(cell)}::date`, dayIs)} end`
  if (format === null) return sql`case ${iso} end`
  const text = rearranged(cell, format)
  const value = format.hasTime ? sql`${text}::timestamptz` : instantOfDay(sql`${text}::date`, dayIs)
  return sql`case when ${cell} ~ ${format.pattern} then case when pg_input_is_valid(${text}, 'timestamptz') then ${value} end ${iso} end`
}

/** First or last instant of a day in the session's time zone. Where midnight happens twice, the earlier one begins the day. */
function instantOfDay(day: Sql, dayIs: 'first' | 'last'): Sql {
  if (dayIs === 'last') return sql`(${startOf(sql`(${day} + 1)`)} - interval '1 millisecond')`
  return startOf(day)
}

function startOf(day: Sql): Sql {
  return sql`(case when (${day}::timestamptz - interval '1 hour')::date = ${day} then ${day}::timestamptz - interval '1 hour' else ${day}::timestamptz end)`
}

const monthNames = 'janfebmaraprmayjunjulaugsepoctnovdec'

/** The same date as ISO text: parts are taken by the format's brackets. A month that is none becomes 00, which no calendar has. */
function rearranged(cell: Sql, format: DateFormat): Sql {
  const bracket = (part: DatePart) =>
    sql`(regexp_match(${cell}, ${format.pattern}))[${fixedSql(String(format.parts.indexOf(part) + 1))}]`
  const two = (part: DatePart) => sql`lpad(${bracket(part)}, 2, '0')`
  const year = format.parts.includes('year') ? bracket('year') : sql`'20' || ${bracket('short_year')}`
  const named = sql`strpos(${monthNames}, lower(${bracket('month_name')}))`
  const month = format.parts.includes('month')
    ? two('month')
    : sql`lpad((case when ${named} % 3 = 1 then (${named} + 2) / 3 else 0 end)::text, 2, '0')`
  const day = sql`${year} || '-' || ${month} || '-' || ${two('day')}`
  if (!format.hasTime) return sql`(${day})`
  const minute = format.parts.includes('minute') ? two('minute') : sql`'00'`
  const second = format.parts.includes('second') ? two('second') : sql`'00'`
  return sql`(${day} || ' ' || ${two('hour')} || ':' || ${minute} || ':' || ${second})`
}
