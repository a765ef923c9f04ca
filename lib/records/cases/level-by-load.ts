import type { Priority } from './priority.ts'
import { loadOf } from './share-by-load.ts'

export interface ToLevel {
  caseId: number
  priority: Priority
  /** Who has it. */
  holderId: number
  /** Who of the colleagues may have it. */
  candidates: readonly number[]
}

interface Move {
  caseId: number
  to: number
  /** How much nearer to each other it brings the two loads. */
  gain: number
}

/** Answers which cases change hands so that the loads come as near to each other as they can, with as few moves as that takes: always the one that helps most, of several the first in the list, to
 * whoever has least, of several the one with the smaller id. No case moves that makes nothing more even, none twice, and none from or to anybody without a load of his own in `loads`, which hold all
 * that somebody has and are not changed. */
export function levelByLoad(cases: readonly ToLevel[], loads: ReadonlyMap<number, number>): Map<number, number> {
  const now = new Map(loads)
  const given = new Map<number, number>()
  const left = new Map(cases.map((each) => [each.caseId, each]))
  for (;;) {
    let best: Move | null = null
    for (const each of left.values()) {
      const move = bestMoveOf(each, now)
      if (move !== null && (best === null || move.gain > best.gain)) best = move
    }
    const moved = best === null ? undefined : left.get(best.caseId)
    if (best === null || moved === undefined) return given
    const weight = loadOf([moved.priority])
    now.set(moved.holderId, (now.get(moved.holderId) ?? 0) - weight)
    now.set(best.to, (now.get(best.to) ?? 0) + weight)
    given.set(best.caseId, best.to)
    left.delete(best.caseId)
  }
}

/** The difference of two loads falls from d to |d - 2w|, squared, for a case of weight w: it helps where w is less than d. */
function bestMoveOf({ caseId, priority, holderId, candidates }: ToLevel, loads: ReadonlyMap<number, number>): Move | null {
  const held = loads.get(holderId)
  if (held === undefined) return null
  const weight = loadOf([priority])
  let best: Move | null = null
  for (const to of candidates) {
    const load = loads.get(to)
    if (load === undefined || to === holderId) continue
    const gain = weight * (held - load - weight)
    if (gain > 0 && (best === null || gain > best.gain || (gain === best.gain && to < best.to))) best = { caseId, to, gain }
  }
  return best
}
