import type { RoleKey } from '#lib/platform/org/roles'
import { roleKeys } from '#lib/platform/org/roles'
import type { TestCompany } from '#tests/support/company'
import type { Answer, Door } from './door.ts'
import type { Place } from './place.ts'
import { places } from './place.ts'
import type { Target } from './target.ts'
import { makeRun, makeTarget } from './world.ts'
import { watchWrites } from './writes.ts'

/** What is expected at a door, tried out; every difference is a sentence. */
export interface Checker {
  /** `walk` is how many places are tried, for this door only. */
  check(door: Door, walk?: Walk): Promise<string[]>
}

/** At how many places a record is tried: at each, or, for each role, at one of those where the same is expected, which is another one from door to door and from role to role. */
export type Walk = 'every place' | 'one place for each sign'

/** Answers at which places a row is tried; `turn` moves on among those with the same sign. */
export function placesToTry(row: string, walk: Walk, turn: number): number[] {
  const each = [...row].map((_, index) => index)
  if (walk === 'every place') return each
  const bySign = Map.groupBy(each, (index) => row[index])
  return [...bySign.values()].flatMap((same) => same[turn % same.length] ?? []).sort((left, right) => left - right)
}

/** Signs of the table by status; a success is any 2xx. */
function signOf(status: number): string {
  if (status >= 200 && status < 300) return '+'
  return { 303: '>', 307: '>', 400: 'b', 403: 'x', 404: '-', 409: 'r', 422: 'r' }[status] ?? `(${status})`
}

/** What each role may know of: the places whose records may show in any answer at all. Written by hand, as the table is. */
const visible: Record<RoleKey, readonly Place[]> = {
  sales: ['own', 'archived'],
  sales_manager: ['own', 'colleague', 'archived'],
  service: ['own', 'colleague', 'outlet', 'child', 'franchise', 'archived'],
  service_manager: ['own', 'colleague', 'outlet', 'child', 'franchise', 'archived'],
  outlet: ['own', 'colleague', 'outlet', 'archived'],
  claims: ['own', 'colleague', 'outlet', 'child', 'franchise', 'archived'],
  finance: ['own', 'colleague', 'outlet', 'child', 'franchise', 'archived'],
  executive: places,
  administrator: places,
}

/** Makes a checker over one company, with one set of records that stays and more for each call that changes something. */
export async function makeChecker(company: TestCompany, usual: Walk = 'every place'): Promise<Checker> {
  const lasting = new Map<Place, Target>()
  for (const place of places) lasting.set(place, await makeTarget(company, place))
  const runId = await makeRun(company)
  const writes = await watchWrites(company)
  /** Records that no call has got through to yet: a refusal, which has written nothing, leaves them as they were made. */
  const untouched = new Map<Place, Target>()
  const untouchedAt = async (place: Place): Promise<Target> => {
    const target = untouched.get(place) ?? (await makeTarget(company, place))
    untouched.set(place, target)
    return target
  }
  for (const target of lasting.values()) if (target.place !== 'gone') target.runId = runId

  return {
    async check(door, walk = usual) {
      // Of the door's own name, so that the same places are tried whichever tests are chosen.
      const first = [...door.name].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0)
      const complaints: string[] = []
      const targetAt = async (place: Place) => (door.changes === true ? untouchedAt(place) : required(lasting.get(place)))

      /** A refusal may not have written anything; nothing foreign may stand in any answer. */
      const judge = async (who: string, expected: string, target: Target, mayKnow: readonly Place[]): Promise<Answer> => {
        await writes.since()
        const answer = await door.knock(who, target)
        const at = `${door.name}, ${who}, ${door.everywhere === true ? 'everywhere' : target.place}`
        const found = signOf(answer.status)
        if (found !== expected) complaints.push(`${at}: expected ${expected}, found ${found} ${answer.text.slice(0, 300)}`)
        const mayWrite = found === '+' && door.readsOnly !== true
        if (mayWrite && door.changes === true) untouched.delete(target.place)
        for (const table of mayWrite ? [] : await writes.since())
          complaints.push(`${at}: ${found === '+' ? 'only reads' : 'refused'}, and wrote to ${table}`)
        const mayShow = found === '+' ? (door.mayShow?.(target) ?? []) : []
        for (const [role, texts] of Object.entries(door.hides ?? {}))
          for (const text of role === who ? texts : []) if (answer.text.includes(text)) complaints.push(`${at}: shows ${text}`)
        const typed = door.echoes?.(target)
        const told = typed === undefined ? answer.text : answer.text.replaceAll(typed, '')
        for (const leak of leaksIn(told, [...lasting.values(), target], mayKnow, mayShow)) complaints.push(`${at}: shows ${leak}`)
        return answer
      }

      /** A list is asked once a role, and looked through for the record at each place. */
      const judgeList = async (role: RoleKey, row: string, signature: (target: Target) => string) => {
        const allowed = !row.startsWith('x')
        const { text } = await judge(role, allowed ? '+' : 'x', required(lasting.get('own')), visible[role])
        if (!allowed) return
        for (const [index, place] of places.entries()) {
          const there = text.includes(signature(required(lasting.get(place))))
          if (there !== (row[index] === '+'))
            complaints.push(`${door.name}, ${role}: the record at ${place} ${there ? 'shows' : 'does not show'}`)
        }
      }

      for (const [turn, role] of roleKeys.entries()) {
        const row = door.expect[role]
        if (row.length < (door.everywhere === true ? 1 : places.length))
          complaints.push(`${door.name}, ${role}: signs are missing in ${row}`)
        if (door.shows !== undefined) await judgeList(role, row, door.shows)
        else
          for (const index of door.everywhere === true ? [0] : placesToTry(row, walk, first + turn)) {
            const place = places[index]
            if (place === undefined) complaints.push(`${door.name}, ${role}: more signs than places in ${row}`)
            else await judge(role, row[index] ?? '?', await targetAt(place), visible[role])
          }
      }
      const target = await targetAt('own')
      for (const [who, sign] of door.strangers) await judge(who, sign, target, door.open ? places : [])
      return complaints
    },
  }
}

/** Finds names of records that the reader may not know of, and telephone numbers in clear, which nobody may see unasked. */
function leaksIn(text: string, targets: readonly Target[], mayKnow: readonly Place[], mayShow: readonly string[]): string[] {
  const leaks: string[] = []
  for (const target of targets) {
    if (!mayKnow.includes(target.place) && text.includes(target.token) && !mayShow.includes(target.token))
      leaks.push(target.token)
    if (text.includes(target.digits) && !mayShow.includes(target.digits)) leaks.push(`the telephone number ${target.digits}`)
    for (const secret of [`联系人${target.token}`, `来电${target.token}`, `${target.token}@mail`, `${target.token}路18号502`]) {
      if (text.includes(secret) && !mayShow.includes(secret)) leaks.push(secret)
    }
  }
  return leaks
}

function required<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('the matrix has no such place')
  return value
}
