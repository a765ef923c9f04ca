import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AppError } from '#lib/core/errors'
import { currentContext } from '#lib/platform/auth/current-context'
import type { Context } from '#lib/platform/context'
import { parseRecordId } from '#lib/platform/http/record-id'
import type { BulkChangeView } from '#lib/records/customers/bulk/service'
import { getBulkChange, getBulkResult } from '#lib/records/customers/bulk/service'
import { orNotFound } from '../../../or-not-found.ts'
import { requirePermission } from '../../../require-permission.ts'
import { BulkChangePage } from './_components/bulk-change.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('customers.bulk.page'))('title') }
}

interface Props {
  params: Promise<{ id: string }>
}

/** One change of many customers: how far it is, or what became of them. */
export default async function Page({ params }: Props) {
  const ctx = await currentContext()
  requirePermission(ctx, 'customer:update')
  const { id } = await params
  const change = await orNotFound(() => findChange(ctx, id))
  const atWork = change.status === 'queued' || change.status === 'running' || change.status === 'undoing'
  return <BulkChangePage ctx={ctx} change={change} result={atWork ? null : await getBulkResult(ctx, change.id)} />
}

async function findChange(ctx: Context, text: string): Promise<BulkChangeView> {
  const named = parseRecordId(text)
  if (!('id' in named)) throw new AppError('not_found', {})
  return getBulkChange(ctx, named.id)
}
