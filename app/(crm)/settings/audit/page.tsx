import type { Metadata } from 'next'
import { getMessages, getTranslations } from 'next-intl/server'
import { readListParams } from '#components/table/list-url'
import { currentContext } from '#lib/platform/auth/current-context'
import { findUserName } from '#lib/platform/org/users'
import { requirePermission } from '../../require-permission.ts'
import { actionNamesOf, actionsNamed } from './_components/action-names.ts'
import { AuditPage } from './_components/audit-page.tsx'
import { readAuditList } from './_components/list-query.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('audit'))('title') }
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** The audit. The URL is the state. */
export default async function Audit({ searchParams }: Props) {
  const ctx = await currentContext()
  requirePermission(ctx, 'audit:read')
  const names = actionNamesOf(await getMessages())
  const state = readAuditList(readListParams(await searchParams), (text) => actionsNamed(names, text))
  const { actor } = state.query
  return <AuditPage ctx={ctx} state={state} actorName={actor === undefined ? null : await findUserName(ctx, actor)} />
}
