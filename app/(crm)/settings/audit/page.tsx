import type { Metadata } from 'next'
import { getMessages, getTranslations } from 'next-intl/server'
import { readListParams } from '#components/table/list-url'
import { auditSubjects } from '#lib/platform/audit/audit-list'
import { currentContext } from '#lib/platform/auth/current-context'
import { findUserName } from '#lib/platform/org/users'
import { requirePermission } from '../../require-permission.ts'
import { actionNamesOf, actionsNamed } from './_components/action-names.ts'
import { AuditPage } from './_components/audit-page.tsx'
import { readAuditList } from './_components/list-query.ts'
import { recordNamed } from './_components/record-named.ts'

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
  const [names, t] = [actionNamesOf(await getMessages()), await getTranslations('audit.subjects')]
  const subjects = Object.fromEntries(auditSubjects.map((subject) => [subject, t(subject)]))
  const state = readAuditList(readListParams(await searchParams), (text) => ({
    actions: actionsNamed(names, text),
    record: recordNamed(subjects, text),
  }))
  const { actor } = state.query
  return <AuditPage ctx={ctx} state={state} actorName={actor === undefined ? null : await findUserName(ctx, actor)} />
}
