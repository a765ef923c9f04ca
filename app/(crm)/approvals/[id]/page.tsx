import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { approvalKinds } from '#lib/plans/approval-kinds'
import { currentContext } from '#lib/platform/auth/current-context'
import { parseRecordId } from '#lib/platform/http/record-id'
import { getApproval } from '#lib/records/approvals/inbox/service'
import { orNotFound } from '../../or-not-found.ts'
import { requirePermission } from '../../require-permission.ts'
import { ApprovalCard } from './_components/approval-card.tsx'

interface Props {
  params: Promise<{ id: string }>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('approvals'))('title') }
}

/** One request: what is asked for, what has happened to it, and what the reader may do. */
export default async function ApprovalPage({ params }: Props) {
  const ctx = await currentContext()
  requirePermission(ctx, 'approval:read')
  const { id } = await params
  return <ApprovalCard ctx={ctx} approval={await orNotFound(() => getApproval(ctx, approvalKinds, readId(id)))} />
}

function readId(text: string): number {
  const record = parseRecordId(text)
  return 'id' in record ? record.id : notFound()
}
