import type { Metadata } from 'next'
import { cache } from 'react'
import { currentContext } from '#lib/platform/auth/current-context'
import { parseRecordId } from '#lib/platform/http/record-id'
import { findOutletName, getOutlet } from '#lib/platform/org/outlets'
import { orNotFound } from '../../../or-not-found.ts'
import { requirePermission } from '../../../require-permission.ts'
import { OutletPage } from '../_components/outlet-page.tsx'

interface Props {
  params: Promise<{ id: string }>
}

/** The outlet, read once for title and page. */
const load = cache(async (id: string) => {
  const ctx = await currentContext()
  requirePermission(ctx, 'outlet:manage')
  const outlet = await orNotFound(() => getOutlet(ctx, parseRecordId(id)))
  return { outlet, parentName: outlet.parentId === null ? null : await findOutletName(ctx, outlet.parentId) }
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await load((await params).id)).outlet.name }
}

/** One outlet. */
export default async function OneOutletPage({ params }: Props) {
  await currentContext()
  return <OutletPage {...(await load((await params).id))} />
}
