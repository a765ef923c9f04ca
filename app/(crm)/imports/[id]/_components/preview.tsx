import { useFormatter, useTranslations } from 'next-intl'
import type { ListParams } from '#components/table/list-url'
import { ActionButton } from '#components/ui/action-button'
import { Notice } from '#components/ui/notice'
import type { Context } from '#lib/platform/context'
import type { ReplacedRows } from '#lib/platform/import/forecast'
import type { ImportRow } from '#lib/platform/import/import-row'
import { getPreview } from '#lib/platform/import/preview'
import type { Forecast } from '#lib/platform/import/schema'
import { viewImport } from '#lib/platform/import/view'
import { importKinds } from '#lib/records/import-kinds'
import { apply, backToColumns, cancel } from '../actions.ts'
import { Confirm } from './confirm.tsx'
import { Figures } from './figures.tsx'
import { FirstRows } from './first-rows.tsx'
import { Why } from './why.tsx'

interface Props {
  ctx: Context
  row: ImportRow
  search: ListParams
  maySteer: boolean
}

/** What importing would do: the counts, the first rows as they would be stored, and the rows that will not be imported. */
export async function Preview(props: Props) {
  const { ctx, row } = props
  const preview = await getPreview(ctx, String(row.id), importKinds)
  return (
    <>
      <Outcome {...props} />
      <Replaced replaced={preview.replaced} />
      {preview.rows.length > 0 && <FirstRows preview={preview} />}
      <Why {...props} expected />
    </>
  )
}

function Outcome({ ctx, row, maySteer }: Props) {
  const t = useTranslations('imports')
  const format = useFormatter()
  const forecast: Forecast = row.forecast ?? { created: 0, updated: 0, skipped: 0, rejected: row.rejected }
  const taken = forecast.created + forecast.updated
  const { notices } = viewImport(ctx, row)
  return (
    <section className="flex flex-col gap-4" aria-labelledby="outcome">
      <div className="flex flex-wrap items-baseline gap-x-4">
        <h2 id="outcome" className="text-lg font-semibold">
          {t('preview.title')}
        </h2>
        <p className="text-ink-faint">
          {t('preview.of', { total: format.number(row.total) })}
          {row.warnings > 0 && ` · ${t('preview.warnings', { count: format.number(row.warnings) })}`}
        </p>
      </div>
      <Figures
        figures={[
          { label: t('columns.created'), count: forecast.created },
          { label: t('columns.updated'), count: forecast.updated },
          { label: t('columns.skipped'), count: forecast.skipped },
          { label: t('preview.rejected'), count: forecast.rejected, tone: 'danger' },
        ]}
      />
      {notices.map((notice) => (
        <p key={notice.code} className="text-sm text-pretty break-words text-ink-faint">
          {notice.text}
        </p>
      ))}
      {taken === 0 && <Notice tone="watch">{t(whyNothing(row, forecast))}</Notice>}
      {maySteer && <Buttons row={row} taken={taken} />}
    </section>
  )
}

/** That some rows give way to later ones of the same key: two firms under one number are a mistake that nothing else shows. */
function Replaced({ replaced: { count, first } }: { replaced: ReplacedRows }) {
  const t = useTranslations('imports.preview')
  const format = useFormatter()
  if (count === 0) return null
  const pairs = first.map(({ row, by }) => t('replacedRow', { row: format.number(row), by: format.number(by) }))
  return (
    <Notice tone="watch">
      {t('replaced', { count: format.number(count) })} {pairs.join(t('replacedBetween'))}
      {count > first.length && ' …'}
    </Notice>
  )
}

function whyNothing(row: ImportRow, { rejected }: Forecast) {
  if (row.total === 0) return 'preview.emptyFile'
  return rejected === 0 ? 'preview.same' : 'preview.nothing'
}

function Buttons({ row, taken }: { row: ImportRow; taken: number }) {
  const t = useTranslations('imports')
  const format = useFormatter()
  const id = String(row.id)
  const away = t('mapping.away')
  return (
    <div className="flex flex-wrap items-center gap-2">
      {taken > 0 && (
        <ActionButton
          input={{ id }}
          label={t('preview.apply', { count: format.number(taken) })}
          busy={t('preview.applyBusy')}
          away={away}
          look="button-primary"
          act={apply}
        />
      )}
      <ActionButton
        input={{ id }}
        label={t('preview.change')}
        busy={t('mapping.busy')}
        away={away}
        look="control"
        act={backToColumns}
      />
      <Confirm id={id} words="cancel" act={cancel}>
        <p>{t('cancel.early')}</p>
      </Confirm>
    </div>
  )
}
