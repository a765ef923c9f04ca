import { z } from 'zod'
import { customerSorts } from '#lib/records/customers/sorts'
import type { Bench } from '../bench.ts'
import type { Caller, Latencies } from '../load.ts'
import { measureInTurns, p50, p95 } from '../load.ts'
import type { Reader } from '../readers.ts'
import { readKnownRows } from './known-rows.ts'

/** What is shown first of each key: names and days due from the first on, all else the largest or latest first. */
export const shownFirst: Record<(typeof customerSorts)[number], string> = {
  name: 'name',
  value: '-value',
  last_shipping: '-last_shipping',
  next_touch: 'next_touch',
  dormancy: '-dormancy',
  created: '-created',
}

export const emptyPath = '/api/v1/bench/empty'
export const listPath = (query: string) => `/api/v1/customers?limit=50${query}`

const page = z.object({ data: z.array(z.object({ id: z.coerce.number() })), next_cursor: z.string().nullable() })

/** Answers the ids of a page of the list, and its next cursor. */
export async function readIds(caller: Caller, path: string): Promise<{ ids: number[]; next: string | null }> {
  const { data, next_cursor: next } = page.parse(JSON.parse(await caller.get(path)))
  return { ids: data.map((row) => row.id), next }
}

/** One way of asking for the list, with what it took and what the limit took, by calls in flight. */
export interface ListTiming {
  readonly reader: Reader['name']
  readonly sort: string
  readonly inFlight: number
  readonly p50: number
  readonly p95: number
  readonly limitP50: number
  readonly limitP95: number
}

/** Measures the first page of the list for each reader and sort key (and a filter, when one is given) at one call and at eight in flight. */
export async function timeLists(
  bench: Bench,
  readers: readonly Reader[],
  options: { filter?: string; sorts?: readonly string[] } = {},
): Promise<ListTiming[]> {
  const timings: ListTiming[] = []
  const calls = 120
  for (const reader of readers) {
    const caller = bench.callerFor(reader.key)
    for (const inFlight of [1, 8]) {
      for (const sort of options.sorts ?? customerSorts.map((key) => shownFirst[key])) {
        const path = listPath(`&sort=${sort}${options.filter ?? ''}`)
        const { ids } = await readIds(caller, path)
        const took = await timeAgainstLimit(bench, caller, { path, ids }, calls * (inFlight > 1 ? 2 : 1), inFlight)
        timings.push({ reader: reader.name, sort, inFlight, ...summary(took) })
      }
    }
    caller.close()
  }
  return timings
}

/** The list, the empty route and the known rows, in turns. */
function timeAgainstLimit(bench: Bench, caller: Caller, list: { path: string; ids: number[] }, calls: number, inFlight: number) {
  return measureInTurns(calls, inFlight, {
    empty: () => caller.get(emptyPath),
    known: (index) => readKnownRows(bench.pool, [list.ids], index),
    list: () => caller.get(list.path),
  })
}

function summary({ list, known, empty }: Record<'list' | 'known' | 'empty', Latencies>) {
  return { p50: p50(list), p95: p95(list), limitP50: p50(known) + p50(empty), limitP95: p95(known) + p95(empty) }
}

/** P1: the customer list. The worst sort key of each reader stands in the table. */
export async function measureLists(bench: Bench, readers: readonly Reader[]): Promise<ListTiming[]> {
  const timings = await timeLists(bench, readers)
  for (const reader of readers) {
    for (const inFlight of [1, 8]) {
      const own = timings.filter((timing) => timing.reader === reader.name && timing.inFlight === inFlight)
      addWorst(
        bench,
        own,
        `list of 50, ${reader.name} (${reader.customers.toLocaleString('en')}), ${inFlight} in flight`,
        inFlight,
        10,
      )
    }
  }
  await measureDeepPage(bench, readers)
  await measureFiltered(bench, readers)
  return timings
}

/** Adds the worst key of a reader: by its ratio for p50, by its time for p95. One call in flight has ceilings. */
export function addWorst(
  sink: Pick<Bench, 'add'>,
  timings: readonly ListTiming[],
  name: string,
  inFlight: number,
  p50Ceiling: number | null,
): void {
  const worstP50 = largest(timings, (timing) => timing.p50 / timing.limitP50)
  const worstP95 = largest(timings, (timing) => timing.p95)
  const alone = inFlight === 1
  sink.add({
    row: 'P1',
    name: `${name}, p50, worst key ${worstP50.sort}`,
    unit: 'ms',
    value: worstP50.p50,
    limit: worstP50.limitP50,
    atMostTimes: 2,
    ceiling: alone ? p50Ceiling : null,
    detail: timings,
  })
  sink.add({
    row: 'P1',
    name: `${name}, p95, worst key ${worstP95.sort}`,
    unit: 'ms',
    value: worstP95.p95,
    limit: worstP95.limitP95,
    atMostTimes: alone ? 2 : null,
    ceiling: alone ? 25 : null,
  })
}

function largest(timings: readonly ListTiming[], of: (timing: ListTiming) => number): ListTiming {
  const [first] = timings.toSorted((a, b) => of(b) - of(a))
  if (first === undefined) throw new Error('nothing was measured')
  return first
}

const DEEP_PAGE = 20

async function measureDeepPage(bench: Bench, readers: readonly Reader[]): Promise<void> {
  const reader = readers.find((one) => one.name === 'all')
  if (reader === undefined) return
  const caller = bench.callerFor(reader.key)
  let path = listPath('&sort=-value')
  for (let turned = 1; turned < DEEP_PAGE; turned += 1) {
    const { next } = await readIds(caller, path)
    if (next === null) return
    path = listPath(`&sort=-value&cursor=${encodeURIComponent(next)}`)
  }
  const { ids } = await readIds(caller, path)
  const { list, known, empty } = await timeAgainstLimit(bench, caller, { path, ids }, 150, 1)
  const name = `page ${DEEP_PAGE} by value, all`
  bench.add({
    row: 'P1',
    name,
    unit: 'ms',
    value: p95(list),
    limit: p95(known) + p95(empty),
    atMostTimes: 2,
    ceiling: 25,
    detail: { p50: p50(list) },
  })
}

/** A tag that two customers of a hundred carry. */
const RARE_TAG = `&tag=${encodeURIComponent('重点')}`

async function measureFiltered(bench: Bench, readers: readonly Reader[]): Promise<void> {
  const timings = (await timeLists(bench, readers, { filter: RARE_TAG })).filter((timing) => timing.inFlight === 1)
  for (const reader of readers) {
    const worst = largest(
      timings.filter((timing) => timing.reader === reader.name),
      (timing) => timing.p95,
    )
    bench.add({
      row: 'P1',
      name: `with one filter of 2 %, ${reader.name}, p95, worst key ${worst.sort}`,
      unit: 'ms',
      value: worst.p95,
      limit: worst.limitP95,
      atMostTimes: null,
      ceiling: 150,
      detail: timings.filter((timing) => timing.reader === reader.name),
    })
  }
}
