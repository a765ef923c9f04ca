import type { ReactNode } from 'react'
import { z } from 'zod'
import { DayText } from '#components/crm/day-near'
import { Money } from '#components/crm/money'
import type { Column } from '#components/table/column'
import { isDay } from '#lib/core/day'
import type { Context } from '#lib/platform/context'
import type { ListedCustomer } from '#lib/records/customers/list'
import { factColumn } from '#lib/records/facts/column'
import type { FactField } from '#lib/records/facts/view'
import { showFactValue } from '#lib/records/facts/view'

/** Names of the groups of fields in menus. */
interface FactGroups {
  custom: string
  builtIn: string
}

/** Answers the columns of the keys in use: the values of one type stand alike in all lists. */
export function factColumns(
  ctx: Pick<Context, 'locale'>,
  fields: readonly FactField[],
  groups: FactGroups,
): Column<ListedCustomer>[] {
  return fields.map((field) => ({
    key: factColumn(field.key),
    label: field.label,
    group: field.origin === 'custom' ? groups.custom : groups.builtIn,
    phone: 'item',
    ...(isFigure(field.value_type) ? { align: 'right' as const } : {}),
    cell: (row) => <FactCell ctx={ctx} field={field} value={row.facts[field.key]} />,
  }))
}

const isFigure = (type: FactField['value_type']) => type === 'number' || type === 'money' || type === 'date'

const amount = z.object({ amount_minor: z.int(), currency: z.string() })
/** Longer texts are cut to two lines, and stand whole where the pointer rests. */
const LONG_TEXT = 24

function FactCell({ ctx, field, value }: { ctx: Pick<Context, 'locale'>; field: FactField; value: unknown }): ReactNode {
  const text = showFactValue(ctx, { key: field.key, valueType: field.value_type }, value)
  if (text === null) return null
  const money = amount.safeParse(value)
  return (
    <span className={isFigure(field.value_type) ? 'whitespace-nowrap' : undefined}>
      <span className="on-phone text-ink-faint">{field.label} </span>
      {money.success ? (
        <Money minor={money.data.amount_minor} currency={money.data.currency} exact />
      ) : field.value_type === 'date' && isDay(text) ? (
        <DayText day={text} />
      ) : text.length > LONG_TEXT ? (
        <span data-tip={text} className="line-clamp-2 max-w-64">
          {text}
        </span>
      ) : (
        text
      )}
    </span>
  )
}
