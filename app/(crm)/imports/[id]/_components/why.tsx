import { Download } from 'lucide'
import { useFormatter, useTranslations } from 'next-intl'
import { DataTable } from '#components/table/data-table'
import type { ListParams } from '#components/table/list-url'
import { listHref } from '#components/table/list-url'
import { Pagination } from '#components/table/pagination'
import { Icon } from '#components/ui/icon'
import { isAppError } from '#lib/core/errors'
import type { Context } from '#lib/platform/context'
import { isOwn } from '#lib/platform/import/access'
import type { ImportRow } from '#lib/platform/import/import-row'
import type { ImportKind } from '#lib/platform/import/kind'
import type { FrequentReason, ReasonRow } from '#lib/platform/import/list'
import { frequentReasons, pageOfReasons } from '#lib/platform/import/list'
import { kindOfImport } from '#lib/platform/import/own-columns'
import type { ListPage } from '#lib/platform/list/list-page'
import { importKinds } from '#lib/records/import-kinds'
import { useReasonColumns, useReasonText } from './reason-columns.tsx'
import type { ReasonsState } from './reasons-query.ts'
import { readReasons } from './reasons-query.ts'

interface Props {
  ctx: Context
  row: ImportRow
  search: ListParams
  /** Nothing is written yet. */
  expected?: boolean
}

/** Why rows were not imported: the most frequent reasons, the file that goes back, and every reason by row. Nothing where there is none. */
export async function Why({ ctx, row, search, expected = false }: Props) {
  const id = String(row.id)
  const state = readReasons(search)
  const [page, frequent, kind] = await Promise.all([
    findPage(ctx, id, state),
    frequentReasons(ctx, id),
    kindOfImport(ctx, importKinds, row),
  ])
  if (frequent.length === 0 || kind === undefined) return null
  return <Reasons ctx={ctx} row={row} kind={kind} state={state} page={page} frequent={frequent} expected={expected} />
}

/** A place in the list that is no longer one leads to the beginning. */
async function findPage(ctx: Context, id: string, state: ReasonsState): Promise<ListPage<ReasonRow>> {
  try {
    return await pageOfReasons(ctx, id, state.query)
  } catch (error) {
    if (!isAppError(error, 'invalid_cursor')) throw error
    return pageOfReasons(ctx, id, { limit: state.query.limit })
  }
}

interface ReasonsProps extends Omit<Props, 'search'> {
  kind: ImportKind
  state: ReasonsState
  page: ListPage<ReasonRow>
  frequent: readonly FrequentReason[]
}

function Reasons({ ctx, row, kind, state, page, frequent, expected }: ReasonsProps) {
  const t = useTranslations('imports.why')
  const columns = useReasonColumns(kind)
  const path = `/imports/${row.id}`
  const at = (cursor: string | null) => (cursor === null ? null : listHref(path, state.params, { cursor }))
  return (
    <section aria-labelledby="why" className="flex flex-col gap-4">
      <h2 id="why" className="text-lg font-semibold">
        {t(expected === true ? 'expected' : 'title')}
      </h2>
      <Frequent kind={kind} frequent={frequent} />
      <Downloads id={row.id} own={isOwn(ctx, row)} />
      <div className="overflow-clip rounded-lg border border-line">
        <DataTable
          caption={t('caption')}
          path={path}
          params={state.params}
          sort={{ key: 'row', falling: false }}
          columns={columns}
          rows={page.rows}
          rowKey={(reason) => String(reason.id)}
        />
        {(page.nextCursor !== null || page.previousCursor !== null) && (
          <Pagination
            path={path}
            params={state.params}
            size={state.query.limit}
            previous={at(page.previousCursor)}
            next={at(page.nextCursor)}
          />
        )}
      </div>
    </section>
  )
}

function Frequent({ kind, frequent }: { kind: ImportKind; frequent: readonly FrequentReason[] }) {
  const t = useTranslations('imports.why')
  const format = useFormatter()
  const text = useReasonText(kind)
  if (frequent.every(({ count }) => count === 1)) return null
  return (
    <ul aria-label={t('most')} className="flex flex-col gap-1">
      {frequent.map((reason) => (
        <li key={JSON.stringify(reason)} className="flex items-baseline gap-3">
          <span className="w-22 flex-none text-right whitespace-nowrap text-ink-faint">
            {t('times', { count: format.number(reason.count) })}
          </span>
          <span className="min-w-0 break-words">{text(reason)}</span>
        </li>
      ))}
    </ul>
  )
}

/** Whoever did not bring the file gets the reasons only: the rows are not masked. */
function Downloads({ id, own }: { id: number; own: boolean }) {
  const t = useTranslations('imports.why')
  const at = `/api/files/imports/${id}`
  return (
    <p className="flex flex-wrap items-center gap-2">
      {own && <span className="text-ink-soft">{t('download')}</span>}
      {own &&
        (['xlsx', 'csv'] as const).map((format) => (
          <a key={format} href={`${at}/rows?format=${format}`} download className="control">
            <Icon of={Download} size={15} className="text-ink-faint" />
            {t(format)}
          </a>
        ))}
      <a href={`${at}/reasons`} download className="link">
        {t('reasons')}
      </a>
    </p>
  )
}
