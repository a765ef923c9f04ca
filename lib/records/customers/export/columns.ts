import { z } from 'zod'
import { minorPerMajor, minorToDecimal } from '#lib/core/money'
import type { Context } from '#lib/platform/context'
import type { ExportColumn } from '#lib/platform/export/column'
import { findText } from '#lib/platform/i18n/messages'
import type { FactColumn } from '../../facts/column.ts'
import type { FactDefinition } from '../../facts/definition.ts'
import { showFactValue, viewDefinition } from '../../facts/view.ts'
import { consumerPersonal, masked } from '../../record/changes.ts'
import type { ExportedRow } from './repository.ts'

/** The columns of the list of customers that can be exported, in their order. */
export const exportableColumns = [
  'name',
  'abc',
  'dormancy',
  'value',
  'lastShipping',
  'nextTouch',
  'owner',
  'outlet',
  'lifecycle',
  'loyalty',
  'rfm',
  'satisfaction',
  'industry',
  'tags',
  'phone',
  'created',
] as const
export type ExportableColumn = (typeof exportableColumns)[number]

/** A column of the list, or one of a key of the dictionary. */
export type ExportedColumn = ExportableColumn | FactColumn

/** A customer with the values of the keys that are exported. */
export interface ExportedCustomer extends ExportedRow {
  facts: Readonly<Record<string, unknown>>
}

/** Between tags, as imports read them. */
const TAG_SEPARATOR = ';'

/** Answers the columns of exported customers in the reader's language, those of facts last; a column of the list may take several. What is personal of a consumer is masked. */
export function exportColumns(
  ctx: Context,
  chosen: readonly ExportedColumn[],
  facts: readonly FactDefinition[],
): ExportColumn<ExportedCustomer>[] {
  const made = columnsOf(ctx)
  return [
    ...exportableColumns.filter((key) => key === 'name' || chosen.includes(key)).flatMap((key) => made[key]),
    ...facts.flatMap((definition) => factColumns(ctx, definition)),
  ]
}

const amount = z.object({ amount_minor: z.int(), currency: z.string() })

/** The columns of one key. An amount has its currency beside it, for one key may hold several. */
function factColumns(ctx: Context, definition: FactDefinition): ExportColumn<ExportedCustomer>[] {
  const { key, valueType } = definition
  const { label: title } = viewDefinition(ctx, definition)
  const text = ({ facts }: ExportedCustomer) => showFactValue(ctx, definition, facts[key])
  switch (valueType) {
    case 'number':
      return [{ kind: 'number', title, decimals: null, of: ({ facts }) => z.number().nullable().catch(null).parse(facts[key]) }]
    case 'date':
      return [{ kind: 'day', title, of: ({ facts }) => z.iso.date().nullable().catch(null).parse(facts[key]) }]
    case 'money': {
      const money = ({ facts }: ExportedCustomer) => amount.nullable().catch(null).parse(facts[key])
      const decimal = (row: ExportedCustomer) => {
        const known = money(row)
        return known === null ? null : minorToDecimal(known.amount_minor, known.currency)
      }
      const currencyTitle = findText(ctx.locale, 'customers.export.currencyOf', { item: title }) ?? title
      return [
        { kind: 'number', title, decimals: Math.log10(minorPerMajor(ctx.company.currency)), of: decimal },
        { kind: 'text', title: currencyTitle, of: (row) => money(row)?.currency ?? null },
      ]
    }
    default:
      return [{ kind: 'text', title, of: text }]
  }
}

function columnsOf(ctx: Context): Record<ExportableColumn, ExportColumn<ExportedRow>[]> {
  const { currency } = ctx.company
  const text = (key: string) => findText(ctx.locale, `customers.${key}`, { currency }) ?? key
  const word = (group: string, key: string | null) => (key === null ? null : text(`${group}.${key}`))
  const plain = (title: string, of: (row: ExportedRow) => string | null, width?: number): ExportColumn<ExportedRow> => ({
    kind: 'text',
    title: text(title),
    of,
    ...(width === undefined ? {} : { width }),
  })
  const day = (title: string, of: (row: ExportedRow) => string | null): ExportColumn<ExportedRow> => ({
    kind: 'day',
    title: text(title),
    of,
  })
  const number = (
    title: string,
    decimals: number,
    of: (row: ExportedRow) => number | string | null,
  ): ExportColumn<ExportedRow> => ({ kind: 'number', title: text(title), decimals, of })
  const personal = (row: ExportedRow) => row.kind === 'consumer'

  return {
    name: [
      plain('columns.name', (row) => (personal(row) ? consumerPersonal.name(row.name) : row.name), 28),
      plain('card.code', (row) => row.externalId),
      plain('kind.label', (row) => word('kind', row.kind)),
    ],
    abc: [
      plain('abc.label', (row) => row.overrides['abc'] ?? row.abcClass),
      plain('export.override', (row) => row.overrides['abc'] ?? null),
    ],
    dormancy: [
      plain('dormancy.label', (row) => word('dormancy', row.overrides['dormancy'] ?? row.dormancyClass)),
      number('export.dormancyRatio', 1, (row) => row.dormancyRatio?.toFixed(1) ?? null),
    ],
    value: [
      number('export.value', Math.log10(minorPerMajor(currency)), ({ valueMinor }) =>
        valueMinor === null ? null : minorToDecimal(valueMinor, currency),
      ),
    ],
    lastShipping: [day('columns.lastShipping', (row) => row.lastShippingOn)],
    nextTouch: [day('columns.nextTouch', (row) => row.nextTouchOn)],
    owner: [plain('columns.owner', (row) => row.ownerName)],
    outlet: [plain('columns.outlet', (row) => row.outletName)],
    lifecycle: [plain('lifecycle.label', (row) => word('lifecycle', row.lifecycle))],
    loyalty: [plain('loyalty.label', (row) => word('loyalty', row.overrides['loyalty'] ?? row.loyaltyClass))],
    rfm: [plain('rfm.label', (row) => row.overrides['rfm'] ?? row.rfmClass)],
    satisfaction: [number('export.satisfaction', 0, (row) => row.satisfaction)],
    industry: [plain('columns.industry', (row) => row.industry)],
    tags: [plain('columns.tags', (row) => (row.tags.length === 0 ? null : row.tags.join(TAG_SEPARATOR)), 24)],
    phone: [plain('columns.phone', (row) => (personal(row) ? masked(consumerPersonal.phone, row.phone) : row.phone), 18)],
    created: [{ kind: 'instant', title: text('export.created'), width: 17, of: (row) => row.createdAt }],
  }
}
