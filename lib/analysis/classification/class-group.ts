import { z } from 'zod'
import { RFM_SEGMENTS, segmentOf } from '../schemes/rfm-segments.ts'
import type { MovementCell } from './movement.ts'
import { getScheme } from './registry.ts'

/** Classes that a reader sees as one. */
export interface ClassGroup {
  readonly key: string
  readonly classes: readonly string[]
}

const fiveScores = z.object({ bins: z.literal(5) })

/**
 * Answers the classes of a scheme with these parameters as a reader sees them, best first: the 125 of RFM with five scores as its eleven segments, all others one by one.
 * Parameters that are left out take their defaults.
 */
export function classGroups(schemeId: string, parameters: unknown): ClassGroup[] {
  const scheme = getScheme(schemeId)
  const classes = scheme.classes(parameters)
  if (schemeId !== 'rfm' || !fiveScores.safeParse(scheme.parameters.parse(parameters)).success)
    return classes.map((name) => ({ key: name, classes: [name] }))
  const segment = (name: string) => segmentOf(Number(name[0]), Number(name[1]), Number(name[2]))
  return RFM_SEGMENTS.map((key) => ({ key, classes: classes.filter((name) => segment(name) === key) }))
}

/** Beyond so many groups those that nobody is in say nothing. */
const SHOWN_WHEN_EMPTY = 20

/** Answers the groups worth showing: all of them while they are few, else those with somebody in them. */
export function occupied<Group extends { readonly customers: number }>(groups: readonly Group[]): Group[] {
  return groups.filter(({ customers }) => groups.length <= SHOWN_WHEN_EMPTY || customers > 0)
}

const ordered: ReadonlySet<string> = new Set([
  'abc',
  'abc_weighted',
  'dormancy',
  'abc_joint',
  'abc_ng',
  'ahp',
  'factor_combination',
  'demand',
  'attributes',
])

/** Tells whether a scheme's classes run from best to worst, so that a customer can rise or fall; kinds such as those of loyalty only differ. */
export function isOrdered(schemeId: string): boolean {
  return ordered.has(schemeId)
}

/** Adds up the cells of a movement by groups of classes. Cells come in the order of the groups, nowhere last. */
export function groupMovement(cells: readonly MovementCell[], groups: readonly ClassGroup[]): MovementCell[] {
  const keyOf = (name: string | null) =>
    name === null ? null : (groups.find((group) => group.classes.includes(name))?.key ?? name)
  const sums = new Map<string, MovementCell>()
  for (const cell of cells) {
    const from = keyOf(cell.from)
    const to = keyOf(cell.to)
    const place = JSON.stringify([from, to])
    const before = sums.get(place)
    sums.set(place, {
      from,
      to,
      customers: cell.customers + (before?.customers ?? 0),
      value: cell.value + (before?.value ?? 0),
    })
  }
  const placeOf = (key: string | null) => (key === null ? groups.length : groups.findIndex((group) => group.key === key))
  return [...sums.values()].sort(
    (left, right) => placeOf(left.from) - placeOf(right.from) || placeOf(left.to) - placeOf(right.to),
  )
}

/** Customers of a movement and what they are worth. */
export interface Moved {
  readonly customers: number
  readonly value: number
}

export interface MovementSums {
  /** Changed to a better or a worse class; both are part of `changed`, and empty where classes are not ordered. */
  readonly risen: Moved
  readonly fallen: Moved
  readonly changed: Moved
  /** Were not in the run before. */
  readonly entered: Moved
  /** Are no longer in the run; worth what they were. */
  readonly left: Moved
  readonly stayed: Moved
}

/** Sums a movement up: how many customers changed their group of classes, rose, fell, came and went. `ordered` says that groups run from best to worst. */
export function sumMovement(cells: readonly MovementCell[], groups: readonly ClassGroup[], ordered: boolean): MovementSums {
  const place = (key: string | null) => groups.findIndex((group) => group.key === key)
  const sum = (holds: (cell: MovementCell) => boolean): Moved =>
    cells
      .filter(holds)
      .reduce((all, cell) => ({ customers: all.customers + cell.customers, value: all.value + cell.value }), nobody)
  const isChange = ({ from, to }: MovementCell) => from !== null && to !== null && from !== to
  return {
    risen: ordered ? sum((cell) => isChange(cell) && place(cell.to) < place(cell.from)) : nobody,
    fallen: ordered ? sum((cell) => isChange(cell) && place(cell.to) > place(cell.from)) : nobody,
    changed: sum(isChange),
    entered: sum(({ from }) => from === null),
    left: sum(({ to }) => to === null),
    stayed: sum(({ from, to }) => from === to),
  }
}

const nobody: Moved = { customers: 0, value: 0 }
