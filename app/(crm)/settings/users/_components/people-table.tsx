import { useTranslations } from 'next-intl'
import type { Column } from '#components/table/column'
import { orFirstPage } from '#components/table/or-first-page'
import { PagedTable } from '#components/table/paged-table'
import { Ago } from '#components/ui/ago'
import { Link } from '#components/ui/link'
import type { Context } from '#lib/platform/context'
import type { ListPage } from '#lib/platform/list/list-page'
import type { OwnRole } from '#lib/platform/org/role-list'
import type { Person } from '#lib/platform/org/user-list'
import { listPeople } from '#lib/platform/org/user-list'
import type { PeopleListState } from './list-query.ts'
import { listPath } from './list-query.ts'
import { useGradeChoices, useRoleChoices } from './user-texts.ts'

interface Shown {
  state: PeopleListState
  ownRoles: readonly OwnRole[]
}

/** The page of people that the URL asks for. */
export async function PeopleTable({ ctx, ...rest }: { ctx: Context } & Shown) {
  return <Rows page={await orFirstPage(rest.state.query, (query) => listPeople(ctx, query))} {...rest} />
}

function Rows({ page, state: { params, query }, ownRoles }: { page: ListPage<Person> } & Shown) {
  const t = useTranslations('people')
  const table = useTranslations('table')
  const columns = useColumns(ownRoles)
  if (page.rows.length === 0)
    return (
      <div className="flex flex-col items-start gap-3 px-4 py-12 md:px-6">
        <p className="text-ink-soft">{t('nobody')}</p>
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
      sort={{ key: 'name', falling: false }}
      columns={columns}
      page={page}
      size={query.limit}
      rowKey={(row) => String(row.id)}
    />
  )
}

function useColumns(ownRoles: readonly OwnRole[]): readonly Column<Person>[] {
  const t = useTranslations('people')
  const roles = useRoleChoices(ownRoles)
  const grades = useGradeChoices(null)
  const roleName = (key: string) => roles.find(({ value }) => value === key)?.label ?? key
  return [
    {
      key: 'name',
      label: t('fields.name'),
      phone: 'title',
      always: true,
      width: 'w-[28%]',
      cell: (row) => (
        <div className="min-w-0 md:max-w-80">
          <Link href={`${listPath}/${row.id}`} data-row-link="" className="row-link">
            {row.name}
          </Link>
          {row.grade !== null && (
            <span className="pl-2 text-sm text-ink-faint">
              {grades.find(({ value }) => value === row.grade)?.label ?? row.grade}
            </span>
          )}
          <div className="truncate text-sm text-ink-faint">{row.email}</div>
          {!row.hasPassword && row.disabledAt === null && <div className="text-sm text-watch-text">{t('withoutPassword')}</div>}
        </div>
      ),
    },
    {
      key: 'roles',
      label: t('fields.roles'),
      phone: 'item',
      cell: (row) =>
        row.roles.length === 0 ? (
          <span className="text-watch-text">{t('withoutRole')}</span>
        ) : (
          <ul>
            {row.roles.map(({ role, outletId, outletName }) => (
              <li key={`${role} ${outletId}`}>
                {roleName(role)} <span className="text-ink-faint">· {outletName}</span>
              </li>
            ))}
          </ul>
        ),
    },
    { key: 'outlet', label: t('fields.outlet'), phone: 'item', cell: (row) => row.outletName },
    {
      key: 'manager',
      label: t('fields.manager'),
      phone: 'item',
      cell: (row) =>
        row.managerName === null ? null : (
          <span>
            <span className="on-phone text-ink-faint">{t('fields.manager')} </span>
            {row.managerName}
          </span>
        ),
    },
    {
      key: 'state',
      label: t('fields.state'),
      phone: 'item',
      cell: (row) =>
        row.oneTime ? (
          <span className="text-watch-text">{t(row.lastSignInAt === null ? 'neverSignedIn' : 'oneTimeOpen')}</span>
        ) : row.lastSignInAt === null ? (
          <span className="text-ink-faint">{t('noSignIn')}</span>
        ) : (
          <span className="whitespace-nowrap text-ink-soft">
            <span className="on-phone text-ink-faint">{t('fields.lastSignIn')} </span>
            <Ago at={row.lastSignInAt} />
          </span>
        ),
    },
  ]
}
