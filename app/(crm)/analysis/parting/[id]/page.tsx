import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { getParting, outcomeOf } from '#lib/plans/parting/service'
import { currentContext } from '#lib/platform/auth/current-context'
import { ownIdOf } from '#lib/platform/http/record-id'
import { orNotFound } from '../../../or-not-found.ts'
import { requirePermission } from '../../../require-permission.ts'
import { PartingView } from '../_components/parting-view.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('parting'))('one') }
}

interface Props {
  params: Promise<{ id: string }>
}

/** One parting: the proof as it was frozen, the decision, the steps, and what became of it. */
export default async function OneParting({ params }: Props) {
  const ctx = await currentContext()
  requirePermission(ctx, 'analysis:read')
  const { id } = await params
  const parting = await orNotFound(async () => getParting(ctx, ownIdOf(id)))
  return <PartingView ctx={ctx} parting={parting} outcome={await outcomeOf(ctx, parting)} />
}
