import { useFormatter, useTranslations } from 'next-intl'
import type { ListParams } from '#components/table/list-url'
import { Link } from '#components/ui/link'
import { Notice } from '#components/ui/notice'
import type { Context } from '#lib/platform/context'
import type { ImportRow } from '#lib/platform/import/import-row'
import { hasWritten } from '#lib/platform/import/progress'
import { leftInUse } from '#lib/platform/import/service'
import { viewImport } from '#lib/platform/import/view'
import { mayEver } from '#lib/platform/scope/scope'
import { listPath } from '../../_components/list-query.ts'
import { useDuration } from './duration.ts'
import { Figures } from './figures.tsx'
import { RevertReport, RevertWay } from './revert.tsx'
import { Why } from './why.tsx'

interface Props {
  ctx: Context
  row: ImportRow
  search: ListParams
  maySteer: boolean
}

const msPerSecond = 1000

/** What came of an import, and what can be done about it. */
export function Result(props: Props) {
  const { row } = props
  return (
    <>
      <Outcome {...props} />
      <Why {...props} />
      {(row.status !== 'reverted' || leftInUse(row)) && props.maySteer && <RevertWay row={row} now={props.ctx.now} />}
    </>
  )
}

function Outcome({ ctx, row, maySteer }: Props) {
  const t = useTranslations('imports')
  const { failure } = viewImport(ctx, row)
  const written = hasWritten(row)
  return (
    <section className="flex flex-col gap-4" aria-labelledby="outcome">
      {row.status === 'reverted' ? (
        <RevertReport row={row} />
      ) : (
        <>
          <div className="flex flex-wrap items-baseline gap-x-4">
            <h2 id="outcome" className="text-lg font-semibold">
              {t(`result.${row.status === 'failed' || row.status === 'cancelled' ? row.status : 'done'}`)}
            </h2>
            <Took row={row} />
          </div>
          {failure !== null && <Notice tone="danger">{failure.text}</Notice>}
          {row.status === 'failed' && <p className="text-ink-soft">{t(written ? 'result.failedLate' : 'result.failedEarly')}</p>}
          {row.status === 'cancelled' && (
            <p className="text-ink-soft">{t(written ? 'result.cancelledLate' : 'result.cancelledEarly')}</p>
          )}
          {(row.status === 'done' || written) && <Counts row={row} />}
        </>
      )}
      <Ways ctx={ctx} row={row} maySteer={maySteer} />
    </section>
  )
}

function Took({ row }: { row: ImportRow }) {
  const t = useTranslations('imports.result')
  const format = useFormatter()
  const duration = useDuration()
  if (row.status !== 'done' || row.finishedAt === null || row.applyBeganAt === null) return null
  const seconds = (Date.parse(row.finishedAt) - Date.parse(row.applyBeganAt)) / msPerSecond
  return <p className="text-ink-faint">{t('doneText', { total: format.number(row.total), time: duration(seconds) })}</p>
}

function Counts({ row }: { row: ImportRow }) {
  const t = useTranslations('imports.columns')
  return (
    <Figures
      figures={[
        { label: t('created'), count: row.created },
        { label: t('updated'), count: row.updated },
        { label: t('skipped'), count: row.skipped },
        { label: t('rejected'), count: row.rejected, tone: 'danger' },
      ]}
    />
  )
}

/** On from here: to the records, and to the next file. */
function Ways({ ctx, row, maySteer }: Omit<Props, 'search'>) {
  const t = useTranslations('imports.result')
  const toCustomers = row.status === 'done' && row.kind === 'customers' && row.created > 0 && mayEver(ctx, 'customer:read')
  return (
    <p className="flex flex-wrap items-center gap-2">
      {toCustomers && (
        <Link href="/customers?sort=-created" className="button-primary">
          {t('seeCustomers')}
        </Link>
      )}
      {maySteer && (
        <Link href={`${listPath}/new?kind=${row.kind}`} className="control">
          {t(row.status === 'failed' ? 'another' : 'more')}
        </Link>
      )}
    </p>
  )
}
