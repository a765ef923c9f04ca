import type { ListParams } from '#components/table/list-url'
import type { MatrixChange } from '#lib/analysis/relationship/change'
import { matrixChange } from '#lib/analysis/relationship/change'

export const matricesPath = '/analysis/relationship'

/** What is being changed: a cell of the first matrix, one of the second, or the cuts of both. */
export type Edited = { part: 'count' | 'scale'; cell: string } | { part: 'cuts' }

/** Reads what is being changed out of the URL; null for nothing. */
export function readEdited({ edit }: ListParams): Edited | null {
  if (edit === 'cuts') return { part: 'cuts' }
  const [part, cell] = (edit ?? '').split('.')
  return (part === 'count' || part === 'scale') && cell !== undefined ? { part, cell } : null
}

const wholeCuts = ['moderate_from', 'many_from'] as const
const percentCuts = ['medium_margin', 'high_margin', 'large_share', 'medium_share'] as const
const hundred = 100

/** Reads the change that a form of the page wants to see; null while nothing was asked for, or where it cannot be read. */
export function readChange(params: ListParams, edited: Edited | null): MatrixChange | null {
  if (edited === null || params['try'] !== '1') return null
  const parsed = matrixChange.safeParse(changeOf(params, edited))
  return parsed.success ? parsed.data : null
}

function changeOf(params: ListParams, edited: Edited): unknown {
  if (edited.part === 'cuts') {
    const whole = wholeCuts.map((name) => [name, params[name]] as const)
    const shares = percentCuts.map((name) => [name, Number(params[name]) / hundred] as const)
    return Object.fromEntries([...whole, ...shares])
  }
  if (edited.part === 'count') return { count: { [edited.cell]: params['level'] } }
  const levels = [params['first'], params['second']].filter((level) => level !== undefined && level !== '')
  const outputs = {
    customer_class: params['class'] === 'none' ? null : params['class'],
    depth: params['depth'],
    relationship: [...new Set(levels)],
    actions: (['raise_barriers', 'review_potential'] as const).filter((name) => params[name] === '1'),
  }
  return { scale: { [edited.cell]: outputs } }
}
