import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { isAppError } from '#lib/core/errors'
import { currentContext } from '#lib/platform/auth/current-context'
import { parseRecordId } from '#lib/platform/http/record-id'
import { findOutletName, getOutlet } from '#lib/platform/org/outlets'
import { requirePermission } from '../../../require-permission.ts'
import { OutletPage } from '../_components/outlet-page.tsx'

interface Props {
  params: Promise<{ id: string }>
}

/** The outlet, read once for title and page. */
const load = cache(async (id: string) => {
  const ctx = await currentContext()
  requirePermission(ctx, 'outlet:manage')
  try {
    const outlet = await getOutlet(ctx, parseRecordId(id))
    return { outlet, parentName: outlet.parentId === null ? null : await findOutletName(ctx, outlet.parentId) }
  } catch (error) {
    if (isAppError(error, 'not_found')) notFound()
    throw error
  }
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await load((await params).id)).outlet.name }
}

/** One outlet. */
export default async function OneOutletPage({ params }: Props) {
  await currentContext()
  return <OutletPage {...(await load((await params).id))} />
}
