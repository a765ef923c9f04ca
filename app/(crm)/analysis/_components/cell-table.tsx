import { useTranslations } from 'next-intl'
import { toneColour } from '#components/chart/chart-data'
import { PlainTable } from '#components/chart/plain-table'
import { getScheme } from '#lib/analysis/classification/registry'
import type { RunResource } from '#lib/analysis/classification/schema'
import { useCellGrid } from './cell-words.ts'
import { useGroupName } from './group-name.ts'
import { valueAt } from './parameter-text.ts'
import { toneOf } from './scheme-page.ts'

/** Which class every combination of factors has in a run; nothing for a scheme without such a table. */
export function CellTable({ run }: { run: Pick<RunResource, 'scheme' | 'parameters'> }) {
  const t = useTranslations('analysis.cellGrid')
  const nameOf = useGroupName()
  const parameters = getScheme(run.scheme).parameters.parse(run.parameters) as Record<string, unknown>
  const grid = useCellGrid(run.scheme, parameters, true)
  if (grid === null) return null
  const classAt = (path: string) => String(valueAt(parameters, path) ?? '')
  return (
    <section className="panel px-4 pt-3 pb-3">
      <h2 className="font-semibold">{t('title')}</h2>
      <p className="pt-1 text-pretty text-ink-soft">{t('text')}</p>
      <PlainTable
        table={{
          caption: t('title'),
          columns: [
            { key: 'row', label: grid.corner },
            ...grid.columns.map(({ key, label }) => ({ key, label, align: 'left' as const })),
          ],
          rows: grid.rows.map(({ key, label, cells }) => ({
            key,
            cells: [
              label,
              ...cells.map((path) => (
                <span key={path} className="inline-flex items-baseline gap-2 whitespace-nowrap">
                  <span
                    aria-hidden="true"
                    className="size-2 flex-none rounded-full"
                    style={{ background: toneColour[toneOf(run.scheme, classAt(path))] }}
                  />
                  {nameOf(run.scheme, classAt(path))}
                </span>
              )),
            ],
          })),
        }}
      />
    </section>
  )
}
