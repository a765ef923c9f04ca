import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { readListParams } from '#components/table/list-url'
import { currentContext } from '#lib/platform/auth/current-context'
import { findOutletName } from '#lib/platform/org/outlets'
import { requirePermission } from '../../../require-permission.ts'
import { NewOutlet } from '../_components/new-outlet.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('outlets'))('new') }
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** An outlet to be added. */
export default async function NewOutletPage({ searchParams }: Props) {
  const ctx = await currentContext()
  requirePermission(ctx, 'outlet:manage')
  const { parent = '' } = readListParams(await searchParams)
  const id = /^[1-9]\d{0,8}$/.test(parent) ? Number(parent) : null
  return <NewOutlet parent={id === null ? null : { id, name: await findOutletName(ctx, id) }} />
}
