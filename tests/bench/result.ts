import { spawnSync } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { CompanySize } from './company/size.ts'
import type { Machine } from './machine.ts'

export type Unit = 'ms' | 's' | 'rows/s' | 'MB' | 'KB'

/** One line of the table. */
export interface Figure {
  /** Number of the row in the list of what is measured: P1. */
  readonly row: string
  readonly name: string
  readonly unit: Unit
  readonly value: number
  /** What was measured in the same run and cannot be chosen by the product, in the same unit; null where there is none. */
  readonly limit: number | null
  /** How often the limit the value may be. */
  readonly atMostTimes: number | null
  /** What the value may be on the machine of the ceilings (`rows/s`: must be at least); the machine's own factor is applied when it is judged. */
  readonly ceiling: number | null
  /** Whatever explains the figure. */
  readonly detail?: unknown
}

export interface JudgedFigure extends Figure {
  readonly ratio: number | null
  readonly scaledCeiling: number | null
  readonly holds: boolean
}

/** Answers a figure with its ratio, its ceiling on this machine, and whether it holds both. */
export function judge(figure: Figure, factor: number): JudgedFigure {
  const isRate = figure.unit === 'rows/s'
  const ratio = figure.limit === null ? null : isRate ? figure.limit / figure.value : figure.value / figure.limit
  const scales = figure.unit !== 'MB' && figure.unit !== 'KB'
  const scaledCeiling =
    figure.ceiling === null ? null : !scales ? figure.ceiling : isRate ? figure.ceiling / factor : figure.ceiling * factor
  const ratioHolds = ratio === null || figure.atMostTimes === null || ratio <= figure.atMostTimes
  const ceilingHolds = scaledCeiling === null || (isRate ? figure.value >= scaledCeiling : figure.value <= scaledCeiling)
  return { ...figure, ratio, scaledCeiling, holds: ratioHolds && ceilingHolds }
}

/** Answers the figures as one Markdown table. */
export function tableOf(figures: readonly JudgedFigure[]): string {
  const lines = figures.map((figure) =>
    [
      figure.row,
      figure.name,
      `${short(figure.value)} ${figure.unit}`,
      figure.limit === null ? '–' : `${short(figure.limit)} ${figure.unit}`,
      figure.ratio === null ? '–' : `${figure.ratio.toFixed(2)} ×`,
      figure.atMostTimes === null ? '–' : `≤ ${figure.atMostTimes} ×`,
      figure.scaledCeiling === null
        ? '–'
        : `${figure.unit === 'rows/s' ? '≥' : '≤'} ${short(figure.scaledCeiling)} ${figure.unit}`,
      figure.atMostTimes === null && figure.ceiling === null ? '' : figure.holds ? 'yes' : '**no**',
    ].join(' | '),
  )
  const head = ['#', 'figure', 'measured', 'limit', 'ratio', 'target', 'ceiling here', 'holds']
  return [`| ${head.join(' | ')} |`, `|${head.map(() => '---').join('|')}|`, ...lines.map((line) => `| ${line} |`)].join('\n')
}

/** Writes a run to bench/results/<commit>.json, small ones beside the full, and answers where. Rows of an earlier run of the commit that were not measured now stay. */
export async function writeResults(size: CompanySize, machine: Machine, figures: readonly JudgedFigure[]): Promise<string> {
  const folder = fileURLToPath(new URL('../../bench/results', import.meta.url))
  await mkdir(folder, { recursive: true })
  const file = join(folder, `${commit()}${size.name === 'full' ? '' : `-${size.name}`}.json`)
  const measured = new Set(figures.map((figure) => figure.row))
  const earlier = await readFile(file, 'utf8').then(
    (text) => (JSON.parse(text) as { figures: JudgedFigure[] }).figures,
    () => [],
  )
  const kept = earlier.filter((figure) => !measured.has(figure.row))
  const result = { commit: commit(), at: new Date().toISOString(), size, machine, figures: [...kept, ...figures] }
  const rounded = (_key: string, value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(5)) : value)
  await writeFile(file, `${JSON.stringify(result, rounded, 1)}\n`)
  return file
}

/** The commit that is measured; marked when files differ from it. */
function commit(): string {
  const git = (...args: string[]) => spawnSync('git', args, { encoding: 'utf8' }).stdout?.trim() ?? ''
  const changed = git('status', '--porcelain', '--untracked-files=no', '--', 'app', 'lib', 'prisma') === '' ? '' : '-changed'
  return `${git('rev-parse', '--short=10', 'HEAD') || 'unknown'}${changed}`
}

function short(value: number): string {
  if (!Number.isFinite(value)) return '–'
  return value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(value >= 10 ? 1 : 2)
}
