import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { readListParams } from '#components/table/list-url'
import { currentContext } from '#lib/platform/auth/current-context'
import { requirePermission } from '../require-permission.ts'
import { ApprovalInbox } from './_components/approval-inbox.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('approvals'))('title') }
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** What waits for the reader, what the reader asked for, what the reader decided. */
export default async function ApprovalsPage({ searchParams }: Props) {
  const ctx = await currentContext()
  requirePermission(ctx, 'approval:read')
  return <ApprovalInbox ctx={ctx} params={readListParams(await searchParams)} />
}
