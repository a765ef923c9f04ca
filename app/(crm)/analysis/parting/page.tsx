import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { readListParams } from '#components/table/list-url'
import { currentContext } from '#lib/platform/auth/current-context'
import { requirePermission } from '../../require-permission.ts'
import { PartingPage } from './_components/parting-page.tsx'
import { readPartings } from './_components/parting-query.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('parting'))('title') }
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** Whom one may part with, and the partings that were proposed. The URL is the state. */
export default async function Partings({ searchParams }: Props) {
  const ctx = await currentContext()
  requirePermission(ctx, 'analysis:read')
  return <PartingPage ctx={ctx} state={readPartings(readListParams(await searchParams))} />
}
