import type { Bench } from '../bench.ts'
import type { Caller } from '../load.ts'
import { measure, p50, p95 } from '../load.ts'
import type { Reader } from '../readers.ts'
import { readKnownRows } from './known-rows.ts'
import { emptyPath, listPath, readIds } from './p1.ts'

/** A kind of search: some texts of it, each as it is typed, beginning with one character. */
interface Typing {
  readonly name: string
  readonly texts: readonly string[]
}

/** What one kind of search took one reader. */
export interface SearchTiming {
  readonly reader: Reader['name']
  readonly search: string
  readonly p50: number
  readonly p95: number
  readonly limitP95: number
  /** The text at whose keystroke it took longest, by median. */
  readonly slowest: string
}

const EXAMPLES = 8

/** Names of customers in the reader's scope, businesses only, the same in every run. */
async function examplesOf(bench: Bench, reader: Reader): Promise<{ name: string; phone: string }[]> {
  const caller = bench.callerFor(reader.key)
  const { ids } = await readIds(caller, listPath('&sort=created'))
  const { rows } = await bench.pool.query<{ name: string; phone: string }>(
    `select name, phone from customer where id = any($1) and kind <> 'consumer' and name not like '%通达%' order by hashint4(id) limit $2`,
    [ids, EXAMPLES],
  )
  caller.close()
  return rows
}

/** The first letters of the syllables of every word, and the syllables, from where the company's words stand. */
async function readingsOf(bench: Bench, names: readonly string[]): Promise<{ initials: string; pinyin: string }[]> {
  const { rows } = await bench.pool.query<{ initials: string; pinyin: string }>(
    `select split_part(search_text, E'\\n', 2) as initials, lower(replace(split_part(search_text, E'\\n', 4), ' ', '')) as pinyin
     from customer where name = any($1)`,
    [names],
  )
  return rows
}

async function typingsOf(bench: Bench, reader: Reader): Promise<Typing[]> {
  const examples = await examplesOf(bench, reader)
  const readings = await readingsOf(
    bench,
    examples.map((example) => example.name),
  )
  return [
    { name: 'two characters', texts: examples.map((example) => example.name.slice(2, 4)) },
    { name: 'four characters', texts: examples.map((example) => example.name.slice(2, 6)) },
    { name: 'initials', texts: readings.map(({ initials }) => initials.slice(0, 5)) },
    { name: 'pinyin', texts: readings.map(({ pinyin }) => pinyin.slice(0, 12)) },
    { name: 'last four digits', texts: examples.map((example) => example.phone.slice(-4)) },
    { name: 'matches nothing', texts: ['魑魅', 'qqzzxxvv', '魑魅魍魉'] },
    { name: 'matches a tenth', texts: ['通达', 'td', '通达服装'] },
  ]
}

const prefixes = (text: string) => Array.from(text, (_character, index) => text.slice(0, index + 1))

/** P3: search with each keystroke sent, within each reader's scope, and a waybill by its number. */
export async function measureSearch(bench: Bench, readers: readonly Reader[]): Promise<SearchTiming[]> {
  const timings: SearchTiming[] = []
  for (const reader of readers) {
    const caller = bench.callerFor(reader.key)
    const empty = await measure(150, 1, () => caller.get(emptyPath))
    for (const typing of await typingsOf(bench, reader)) {
      const { timing, limitP95 } = await timeTyping(bench, caller, typing)
      timings.push({ reader: reader.name, search: typing.name, ...timing, limitP95: limitP95 + p95(empty) })
    }
    timings.push({
      reader: reader.name,
      search: 'waybill number',
      ...(await timeNumbers(bench, caller, reader)),
      limitP95: p95(empty),
    })
    caller.close()
  }
  for (const search of new Set(timings.map((timing) => timing.search))) {
    const [worst] = timings.filter((timing) => timing.search === search).toSorted((a, b) => b.p95 - a.p95)
    if (worst === undefined) continue
    bench.add({
      row: 'P3',
      name: `search, ${search}, p95 of keystrokes, worst scope ${worst.reader} (at "${worst.slowest}")`,
      unit: 'ms',
      value: worst.p95,
      limit: worst.limitP95,
      atMostTimes: null,
      ceiling: 50,
      detail: timings.filter((timing) => timing.search === search),
    })
  }
  return timings
}

async function timeTyping(bench: Bench, caller: Caller, typing: Typing) {
  const typed = [...new Set(typing.texts.flatMap(prefixes))]
  const medians: { text: string; median: number }[] = []
  const all: number[] = []
  const found: number[][] = []
  for (const text of typed) {
    const path = listPath(`&q=${encodeURIComponent(text)}`)
    found.push((await readIds(caller, path)).ids)
    const took = await measure(12, 1, () => caller.get(path))
    medians.push({ text, median: p50(took) })
    all.push(...took)
  }
  const known = await measure(150, 1, (index) => readKnownRows(bench.pool, found, index))
  const latencies = Float64Array.from(all).sort()
  const slowest = medians.toSorted((a, b) => b.median - a.median)[0]?.text ?? ''
  return { timing: { p50: p50(latencies), p95: p95(latencies), slowest }, limitP95: p95(known) }
}

/** Waybills of customers in scope, looked up by number. */
async function timeNumbers(bench: Bench, caller: Caller, reader: Reader) {
  const { ids } = await readIds(caller, listPath('&sort=created'))
  const { rows } = await bench.pool.query<{ number: string }>(
    `select w.number from unnest($1::int[]) c (id)
     cross join lateral (select waybill_no as number from waybill where customer_id = c.id order by accepted_on limit 1) w limit 20`,
    [ids],
  )
  if (rows.length === 0) throw new Error(`no waybills in the scope of ${reader.name}`)
  const took = await measure(100, 1, (index) => caller.get(`/api/v1/waybills/${rows[index % rows.length]?.number ?? ''}`))
  return { p50: p50(took), p95: p95(took), slowest: rows[0]?.number ?? '' }
}
