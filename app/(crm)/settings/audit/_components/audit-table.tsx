import { useFormatter, useTranslations } from 'next-intl'
import type { Column } from '#components/table/column'
import { orFirstPage } from '#components/table/or-first-page'
import { PagedTable } from '#components/table/paged-table'
import { Link } from '#components/ui/link'
import type { AuditRow } from '#lib/platform/audit/audit-list'
import { listAudit } from '#lib/platform/audit/audit-list'
import type { Context } from '#lib/platform/context'
import type { ListPage } from '#lib/platform/list/list-page'
import type { AuditNames } from '#lib/records/audit-names/service'
import { nameAudited } from '#lib/records/audit-names/service'
import { keyedWords } from '../../../_terms/keyed-words.ts'
import { caseWords } from '../../../cases/_components/words.ts'
import { Detail } from './detail.tsx'
import type { AuditWords } from './event-words.ts'
import { useActionName, useSubject } from './event-words.ts'
import type { AuditListState } from './list-query.ts'
import { listPath } from './list-query.ts'

/** The events that the URL asks for. */
export async function AuditTable({ ctx, state }: { ctx: Context; state: AuditListState }) {
  const [page, cases, reasons, grounds] = await Promise.all([
    orFirstPage(state.query, (query) => listAudit(ctx, query)),
    caseWords(ctx),
    keyedWords(ctx, 'loss_reason'),
    keyedWords(ctx, 'collision_ground'),
  ])
  const words = { ...cases, lossReason: reasons.word, ground: grounds.word }
  return <Rows ctx={ctx} page={page} names={await nameAudited(ctx, page.rows)} words={words} state={state} />
}

interface Ground {
  ctx: Context
  names: AuditNames
  words: AuditWords
}

interface RowsProps extends Ground {
  page: ListPage<AuditRow>
  state: AuditListState
}

function Rows({ page, state: { params, query }, ...ground }: RowsProps) {
  const t = useTranslations('audit')
  const table = useTranslations('table')
  const columns = useColumns(ground)
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

function useColumns({ ctx, names, words }: Ground): readonly Column<AuditRow>[] {
  const t = useTranslations('audit')
  const format = useFormatter()
  const actionName = useActionName()
  const subjectOf = useSubject(ctx, names)
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
    {
      key: 'detail',
      label: t('columns.detail'),
      phone: 'item',
      cell: (row) => <Detail row={row} names={names} words={words} currency={ctx.company.currency} />,
    },
  ]
}
