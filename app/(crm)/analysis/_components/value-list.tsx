import type { ReactNode } from 'react'
import { Suspense } from 'react'
import type { DefinitionText } from '#components/chart/definition'
import { Definition } from '#components/chart/definition'
import type { Column } from '#components/table/column'
import type { Selectable } from '#components/table/data-table'
import { DroppedFilters } from '#components/table/dropped-filters'
import { FilterChip, FilterMenu } from '#components/table/filter-menu'
import { PagedTable } from '#components/table/paged-table'
import { SelectButton } from '#components/table/selection-bar'
import { useSelectionTexts } from '#components/table/selection-texts'
import { SortMenu } from '#components/table/sort-menu'
import type { Context } from '#lib/platform/context'
import { Heading } from './heading.tsx'
import { Nobody } from './nobody.tsx'
import { OutletFilter } from './outlet-filter.tsx'
import { useValueDefinition } from './value-definition.tsx'
import type { ValueListState } from './value-list-state.ts'

interface ValueFilter {
  name: string
  label: string
  options: readonly { value: string; label: string }[]
  /** What the choice without it is called, where it is not just any. */
  any?: string
}

interface Props<Row> {
  ctx: Context
  path: string
  state: ValueListState
  title: string
  text: string
  definition: 'worth' | 'keeping' | 'change' | 'profit' | DefinitionText
  /** What the list comes to; stands above it. */
  summary: ReactNode
  filters: readonly ValueFilter[]
  sorts: readonly { key: string; label: string; first: 'rising' | 'falling' }[]
  caption: string
  columns: readonly Column<Row>[]
  found: { rows: readonly Row[]; nextCursor: string | null; previousCursor: string | null } | 'not kept' | 'no place'
  rowKey: (row: Row) => string
  select?: Selectable<Row> | undefined
  texts: Record<'nobodyTitle' | 'nobody' | 'all' | 'me' | 'owner', string>
  /** What is done with what is selected. */
  children?: ReactNode
}

/** A list of customers by what they are worth: what it comes to, its filters and its order, and the customers a page at a time. */
export function ValueList<Row>({ ctx, path, state, summary, filters, sorts, found, select, children, ...props }: Props<Row>) {
  const { params, sort, dropped, limit } = state
  const menu = { path, params }
  const selection = useSelectionTexts()
  const definitionOf = useValueDefinition()
  const definition = typeof props.definition === 'string' ? definitionOf(props.definition) : props.definition
  return (
    <div className="flex flex-1 flex-col pt-5">
      <div className="flex flex-col gap-3 px-4 pb-3 md:px-6">
        <Heading ctx={ctx} title={props.title} text={props.text}>
          <Definition definition={definition} />
        </Heading>
        {summary}
      </div>
      <div className="filter-row">
        {filters.map(({ name, label, options, any }) => (
          <FilterMenu
            key={name}
            {...menu}
            name={name}
            label={label}
            value={options.find(({ value }) => value === params[name])?.label ?? null}
            options={options}
            {...(any === undefined ? {} : { any })}
          />
        ))}
        <Suspense>
          <OutletFilter ctx={ctx} {...menu} />
        </Suspense>
        {params['owner'] !== undefined && (
          <FilterChip
            {...menu}
            name="owner"
            label={props.texts.owner}
            value={params['owner'] === 'me' ? props.texts.me : params['owner']}
          />
        )}
        <span className="flex gap-2 md:ml-auto">
          {select !== undefined && <SelectButton texts={selection} />}
          {sorts.length > 0 && <SortMenu {...menu} sort={sort} options={sorts} />}
        </span>
      </div>
      <DroppedFilters names={dropped} />
      {typeof found === 'string' || found.rows.length === 0 ? (
        <Nobody
          gone={typeof found === 'string'}
          {...menu}
          title={props.texts.nobodyTitle}
          text={props.texts.nobody}
          back={state.isFiltered ? { href: path, label: props.texts.all } : null}
        />
      ) : (
        <PagedTable
          caption={props.caption}
          {...menu}
          sort={sort}
          columns={props.columns}
          page={found}
          size={limit}
          rowKey={props.rowKey}
          select={select}
        />
      )}
      {children}
    </div>
  )
}
