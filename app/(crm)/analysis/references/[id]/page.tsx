import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { currentContext } from '#lib/platform/auth/current-context'
import { ownIdOf } from '#lib/platform/http/record-id'
import { getReference } from '#lib/records/references/service'
import { orNotFound } from '../../../or-not-found.ts'
import { requirePermission } from '../../../require-permission.ts'
import { ReferenceView } from '../_components/reference-view.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('references'))('one') }
}

interface Props {
  params: Promise<{ id: string }>
}

/** One reference: the consent, the decision, and its end. */
export default async function ReferencePage({ params }: Props) {
  const ctx = await currentContext()
  requirePermission(ctx, 'analysis:read')
  const { id } = await params
  const reference = await orNotFound(async () => getReference(ctx, ownIdOf(id)))
  return <ReferenceView ctx={ctx} reference={reference} />
}
