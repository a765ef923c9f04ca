import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { readListParams } from '#components/table/list-url'
import { currentContext } from '#lib/platform/auth/current-context'
import { keyedWords } from '../../_terms/keyed-words.ts'
import { requirePermission } from '../../require-permission.ts'
import { ClaimPage } from '../_components/claim-page.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('sales.collisions'))('claim') }
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** Claims a customer that stands with a colleague. */
export default async function NewCollision({ searchParams }: Props) {
  const ctx = await currentContext()
  requirePermission(ctx, 'duplicate:check')
  const { name = '' } = readListParams(await searchParams)
  const grounds = (await keyedWords(ctx, 'collision_ground')).offered()
  return <ClaimPage ctx={ctx} name={name.slice(0, 200)} grounds={grounds} />
}
