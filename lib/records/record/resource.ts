import { z } from 'zod'
import { maskCustomerName } from '#lib/core/personal'
import { recordId } from '#lib/platform/http/record-id'
import { externalId } from './fields.ts'

/** An instant as answers carry it. */
export const instantOut = z.iso.datetime({ offset: true })

/** An id as answers carry it. */
export const idOut = z.string().meta({ description: 'opaque' })

/** What every record carries. */
export const recordFields = {
  id: idOut,
  external_id: z.string().nullable(),
  version: z.int(),
  created_at: instantOut,
  updated_at: instantOut,
}

/** How the customer of a record is shown: the survivor of its merges. A consumer's name is masked. */
export const customerOut = { customer_id: idOut, customer_external_id: z.string().nullable(), customer_name: z.string() }

/** How a body names the customer of a record: exactly one of the two. */
export const customerIn = { customer_id: recordId.optional(), customer_external_id: externalId.optional() }

/** One page of a list. */
export const pageOfResources = <Resource extends z.ZodType>(resource: Resource) =>
  z.object({ data: z.array(resource), next_cursor: z.string().nullable() })

/** Columns of the same, over `ofCustomer`. */
export interface RecordRow {
  id: number
  externalId: string | null
  version: number
  createdAt: Date
  updatedAt: Date
}

/** Shows what every record carries. */
export function showRecord(row: RecordRow) {
  return {
    id: String(row.id),
    external_id: row.externalId,
    version: row.version,
    created_at: row.createdAt.toISOString(),
    updated_at: row.updatedAt.toISOString(),
  }
}

export const customerRow = {
  customerId: z.number(),
  customerExternalId: z.string().nullable(),
  customerName: z.string(),
  customerKind: z.string(),
}

/** Shows the customer of a record, a person's name masked. */
export function showCustomer(row: {
  customerId: number
  customerExternalId: string | null
  customerName: string
  customerKind: string
}) {
  return {
    customer_id: String(row.customerId),
    customer_external_id: row.customerExternalId,
    customer_name: maskCustomerName(row.customerKind, row.customerName),
  }
}
