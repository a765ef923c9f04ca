import { z } from 'zod'
import type { Days } from '#components/crm/day-near'
import type { CellData } from '#components/table/cell'
import { longText } from '#components/table/cell'
import type { Column } from '#components/table/column'
import { isDay } from '#lib/core/day'
import { formatMoney } from '#lib/core/money'
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
  days: Days,
  fields: readonly FactField[],
  groups: FactGroups,
): Column<ListedCustomer>[] {
  return fields.map((field) => ({
    key: factColumn(field.key),
    label: field.label,
    group: field.origin === 'custom' ? groups.custom : groups.builtIn,
    phone: 'item',
    ...(isFigure(field.value_type) ? { align: 'right' as const } : {}),
    cell: (row) => factCell(ctx, days, field, row.facts[field.key]),
  }))
}

const isFigure = (type: FactField['value_type']) => type === 'number' || type === 'money' || type === 'date'

const amount = z.object({ amount_minor: z.int(), currency: z.string() })
/** Longer texts are cut to two lines, and stand whole where the pointer rests. */
const LONG_TEXT = 24

function factCell(ctx: Pick<Context, 'locale'>, days: Days, field: FactField, value: unknown): CellData | null {
  const text = showFactValue(ctx, { key: field.key, valueType: field.value_type }, value)
  if (text === null) return null
  const { label } = field
  const money = amount.safeParse(value)
  if (money.success) return { text: formatMoney(money.data.amount_minor, money.data.currency, ctx.locale), label }
  if (field.value_type === 'date' && isDay(text)) return { ...days.plain(text), label }
  if (isFigure(field.value_type)) return { text, label }
  return { text, label, look: longText, tip: text.length > LONG_TEXT ? text : undefined }
}
