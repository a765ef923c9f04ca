import type { PoolClient } from 'pg'
import { calendarKinds } from '#lib/platform/calendar/shipped-days'
import { WorkingDays } from '#lib/platform/calendar/working-days'
import type { Ordinals } from './working-ordinals.ts'
import { ordinalsByKind } from './working-ordinals.ts'

/** Numbers the days for each kind of customer by the company's calendar, in the snapshot of a run, up to a day number. */
export async function readOrdinals(client: PoolClient, last: number): Promise<Ordinals[]> {
  const { rows } = await client.query<{ day: string; kind: string }>('select day::text as day, kind from calendar_day')
  const known = rows.flatMap(({ day, kind }) => calendarKinds.filter((each) => each === kind).map((each) => [day, each] as const))
  const worked = new WorkingDays(new Map(known))
  return ordinalsByKind((day) => worked.includes(day), last)
}
