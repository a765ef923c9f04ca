import { findText } from '#lib/platform/i18n/messages'
import type { Bench } from '../bench.ts'
import type { Caller, Latencies } from '../load.ts'
import { measureInTurns, p50, p50Of, p95, p95Of } from '../load.ts'
import type { Reader } from '../readers.ts'
import type { Visitor } from '../visitor.ts'
import { readKnownRows } from './known-rows.ts'
import { listPath, readIds } from './p1.ts'
import { emptyPage, emptyTexts } from './p1-pages.ts'

/** Half of them are the largest by value, half the first by name, which is by chance. */
const CARDS = 40
const CALLS = 100

/** What the card of a customer took one reader. */
export interface CardTiming {
  readonly reader: Reader['name']
  readonly inFlight: number
  /** Until what shows first stood. */
  readonly p50: number
  readonly p95: number
  /** Until the frame of the page stood, with places held for what is still read. */
  readonly frameP50: number
  /** Until the last part had come. */
  readonly wholeP50: number
  readonly wholeP95: number
  readonly limitP50: number
  readonly limitP95: number
  readonly kilobytes: number
}

const KILOBYTE = 1_000
const text = (key: string) => findText('zh-CN', key) ?? key

/** The end of what waits for nothing, what should not wait (a drop, touches and tasks due, open cases, sleep), and the figures of value. */
export const cardTexts = ['</main>', `aria-label="${text('card.attention.title')}"`, `>${text('card.value.title')}</h2>`]
export const cardPath = (id: number) => `/customers/${id}?sort=-value`

/** P2: the card of a customer. What shows first is its head, what should not wait, and what it is worth; the rest of the page comes after it in the same answer. */
export async function measureCards(bench: Bench, readers: readonly Reader[]): Promise<CardTiming[]> {
  const timings: CardTiming[] = []
  for (const reader of readers) {
    const caller = bench.callerFor(reader.key)
    const visitor = bench.visitorFor(reader.cookie)
    const ids = await cardIds(caller)
    for (const inFlight of [1, 8]) {
      const timing = { reader: reader.name, inFlight, ...(await timeCards(bench, visitor, ids, inFlight)) }
      timings.push(timing)
      addCard(bench, timing)
    }
    caller.close()
    visitor.close()
  }
  return timings
}

/** Ids of the customers whose cards a reader opens. */
export async function cardIds(caller: Caller): Promise<number[]> {
  const byValue = await readIds(caller, listPath('&sort=-value'))
  const byName = await readIds(caller, listPath('&sort=name'))
  return [...new Set([...byValue.ids.slice(0, CARDS / 2), ...byName.ids.slice(0, CARDS / 2)])]
}

async function timeCards(bench: Bench, visitor: Visitor, ids: readonly number[], inFlight: number) {
  const frames: number[] = []
  const shown: number[] = []
  let bytes = 0
  let next = 0
  const visit = async (counts: boolean) => {
    const { at, html } = await visitor.visit(cardPath(ids[next++ % ids.length] ?? 0), cardTexts)
    bytes = Math.max(bytes, Buffer.byteLength(html))
    if (!counts) return
    frames.push(at[0] ?? Number.NaN)
    shown.push(Math.max(...at))
  }
  const one = ids.map((id) => [id])
  const took: Record<'empty' | 'known' | 'card', Latencies> = await measureInTurns(CALLS * (inFlight > 1 ? 2 : 1), inFlight, {
    empty: () => visitor.visit(emptyPage, emptyTexts),
    known: (index) => readKnownRows(bench.pool, one, index),
    card: (_index, counts) => visit(counts),
  })
  return {
    ...{ p50: p50Of(shown), p95: p95Of(shown), frameP50: p50Of(frames), wholeP50: p50(took.card), wholeP95: p95(took.card) },
    ...{ limitP50: p50(took.known) + p50(took.empty), limitP95: p95(took.known) + p95(took.empty) },
    kilobytes: bytes / KILOBYTE,
  }
}

function addCard(bench: Bench, timing: CardTiming): void {
  const alone = timing.inFlight === 1
  const name = `${timing.reader}, ${timing.inFlight} in flight`
  const common = { row: 'P2', unit: 'ms' } as const
  bench.add({
    ...common,
    name: `card, what shows first, ${name}, p50`,
    ...{ value: timing.p50, limit: timing.limitP50, atMostTimes: 2.5, ceiling: null, detail: timing },
  })
  bench.add({
    ...common,
    name: `card, what shows first, ${name}, p95`,
    ...{ value: timing.p95, limit: timing.limitP95, atMostTimes: alone ? 2.5 : null, ceiling: alone ? 35 : null },
  })
  bench.add({
    ...common,
    name: `card, all of it, ${name}, p95`,
    ...{ value: timing.wholeP95, limit: timing.limitP95, atMostTimes: null, ceiling: null },
  })
}
