import { useTranslations } from 'next-intl'
import { FilterMenu } from '#components/table/filter-menu'
import { PagedTable } from '#components/table/paged-table'
import { unlessGone } from '#components/table/unless-gone'
import { KeepFresh } from '#components/ui/keep-fresh'
import { Link } from '#components/ui/link'
import type { Context } from '#lib/platform/context'
import type { ImportRow } from '#lib/platform/import/import-row'
import { importGroups, pageOfImports } from '#lib/platform/import/list'
import { isUnderWay } from '#lib/platform/import/progress'
import type { ListPage } from '#lib/platform/list/list-page'
import { mayEver } from '#lib/platform/scope/scope'
import { importKinds } from '#lib/records/import-kinds'
import { useImportColumns } from './columns.tsx'
import { NoImports, NoneMatches, PlaceIsGone } from './empty-states.tsx'
import { useKindName } from './kind-words.ts'
import type { ImportListState } from './list-query.ts'
import { listPath } from './list-query.ts'

interface Props {
  ctx: Context
  state: ImportListState
}

/** Title, filters and table of the imports; those under way are brought up to date by themselves. */
export async function ImportList({ ctx, state }: Props) {
  const page = await unlessGone(pageOfImports(ctx, state.query))
  return (
    <>
      <Head ctx={ctx} state={state} isEmpty={page?.rows.length === 0 && !state.isNarrowed} />
      {page === null ? <PlaceIsGone /> : <Rows ctx={ctx} state={state} page={page} />}
    </>
  )
}

function Head({ ctx, state, isEmpty }: Props & { isEmpty: boolean }) {
  const t = useTranslations('imports')
  const kindName = useKindName()
  const { params, query } = state
  const groups = (Object.keys(importGroups) as (keyof typeof importGroups)[]).map((value) => ({
    value,
    label: t(`groups.${value}`),
  }))
  const kinds = importKinds.map(({ id }) => ({ value: id, label: kindName(id) }))
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3 px-4 pt-4 pb-3 md:px-6 md:pt-5">
        <h1 className="text-xl font-semibold">{t('title')}</h1>
        {mayEver(ctx, 'import:create') && !isEmpty && (
          <Link href={`${listPath}/new`} className="button-primary ml-auto">
            {t('new')}
          </Link>
        )}
      </div>
      {!isEmpty && (
        <div className="filter-row">
          <FilterMenu
            path={listPath}
            params={params}
            name="group"
            label={t('groups.label')}
            value={query.group === undefined ? null : t(`groups.${query.group}`)}
            options={groups}
          />
          <FilterMenu
            path={listPath}
            params={params}
            name="kind"
            label={t('kindFilter')}
            value={query.kind === undefined ? null : kindName(query.kind)}
            options={kinds}
          />
        </div>
      )}
    </>
  )
}

function Rows({ ctx, state, page }: Props & { page: ListPage<ImportRow> }) {
  const t = useTranslations('imports')
  const columns = useImportColumns(ctx.now)
  const { params, query } = state
  if (page.rows.length === 0) return state.isNarrowed ? <NoneMatches /> : <NoImports mayImport={mayEver(ctx, 'import:create')} />
  return (
    <>
      <PagedTable
        caption={t('caption')}
        path={listPath}
        params={params}
        sort={{ key: 'at', falling: true }}
        columns={columns}
        page={page}
        size={query.limit}
        rowKey={(row) => String(row.id)}
      />
      {page.rows.some(isUnderWay) && <KeepFresh />}
    </>
  )
}
