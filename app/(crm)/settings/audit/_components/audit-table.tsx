import { useFormatter, useTranslations } from 'next-intl'
import type { Column } from '#components/table/column'
import { orFirstPage } from '#components/table/or-first-page'
import { PagedTable } from '#components/table/paged-table'
import { Link } from '#components/ui/link'
import type { AuditRow } from '#lib/platform/audit/audit-list'
import { listAudit } from '#lib/platform/audit/audit-list'
import type { Context } from '#lib/platform/context'
import type { ListPage } from '#lib/platform/list/list-page'
import { useActionName, useChanges, useSubject } from './event-words.ts'
import type { AuditListState } from './list-query.ts'
import { listPath } from './list-query.ts'

/** The events that the URL asks for. */
export async function AuditTable({ ctx, state }: { ctx: Context; state: AuditListState }) {
  return <Rows page={await orFirstPage(state.query, (query) => listAudit(ctx, query))} state={state} />
}

function Rows({ page, state: { params, query } }: { page: ListPage<AuditRow>; state: AuditListState }) {
  const t = useTranslations('audit')
  const table = useTranslations('table')
  const columns = useColumns()
  if (page.rows.length === 0)
    return (
      <div className="flex flex-col items-start gap-3 px-4 py-12 md:px-6">
        <p className="text-ink-soft">{t('none')}</p>
        <Link href={listPath} className="control">
          {table('clearFilters')}
        </Link>
      </div>
    )
  return (
    <PagedTable
      caption={t('title')}
      path={listPath}
      params={params}
      sort={{ key: 'at', falling: true }}
      columns={columns}
      page={page}
      size={query.limit}
      rowKey={(row) => String(row.id)}
    />
  )
}

function useColumns(): readonly Column<AuditRow>[] {
  const t = useTranslations('audit')
  const format = useFormatter()
  const actionName = useActionName()
  const subjectOf = useSubject()
  return [
    {
      key: 'at',
      label: t('columns.at'),
      phone: 'figure',
      width: 'w-44',
      cell: (row) => (
        <time dateTime={row.at.toISOString()} className="whitespace-nowrap text-ink-soft">
          {format.dateTime(row.at, { dateStyle: 'short', timeStyle: 'medium' })}
        </time>
      ),
    },
    { key: 'actor', label: t('columns.actor'), phone: 'item', width: 'w-32', cell: (row) => row.actorName ?? t('system') },
    {
      key: 'action',
      label: t('columns.action'),
      phone: 'title',
      always: true,
      width: 'w-[18%]',
      cell: (row) => <span className="font-medium">{actionName(row.action)}</span>,
    },
    {
      key: 'subject',
      label: t('columns.subject'),
      phone: 'item',
      width: 'w-[16%]',
      cell: (row) => {
        const subject = subjectOf(row.subjectType, row.subjectId)
        if (subject === null) return null
        return subject.href === null ? (
          subject.text
        ) : (
          <Link href={subject.href} className="link">
            {subject.text}
          </Link>
        )
      },
    },
    { key: 'detail', label: t('columns.detail'), phone: 'item', cell: (row) => <Detail row={row} /> },
  ]
}

const shownAtFirst = 4

function Detail({ row }: { row: AuditRow }) {
  const t = useTranslations('audit')
  const changes = useChanges()(row.detail)
  if (changes.length === 0 && row.reason === null) return null
  const lines = changes.map(({ field, from, to }) => (
    <li key={field} className="min-w-0 wrap-anywhere">
      <span className="text-ink-faint">{field}</span>{' '}
      {from !== null && (
        <>
          <span className="text-ink-faint line-through">{from}</span> →{' '}
        </>
      )}
      {to}
    </li>
  ))
  return (
    <div className="max-w-xl text-sm">
      {row.reason !== null && <p className="wrap-anywhere">{t('reason', { reason: row.reason })}</p>}
      <ul className="flex flex-wrap gap-x-4">{lines.slice(0, shownAtFirst)}</ul>
      {lines.length > shownAtFirst && (
        <details>
          <summary className="link w-fit">{t('more', { count: lines.length - shownAtFirst })}</summary>
          <ul className="flex flex-wrap gap-x-4">{lines.slice(shownAtFirst)}</ul>
        </details>
      )}
    </div>
  )
}
