import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { isAppError } from '#lib/core/errors'
import { currentContext } from '#lib/platform/auth/current-context'
import { countKnown, getKey } from '#lib/records/facts/dictionary'
import { viewDefinition } from '#lib/records/facts/view'
import { requirePermission } from '../../../require-permission.ts'
import { KeyPage } from '../_components/key-page.tsx'

interface Props {
  params: Promise<{ key: string }>
}

/** The key, read once for title and page. */
const load = cache(async (key: string) => {
  const ctx = await currentContext()
  requirePermission(ctx, 'settings:manage')
  try {
    return { ctx, entry: await getKey(ctx, key) }
  } catch (error) {
    if (isAppError(error, 'not_found')) notFound()
    throw error
  }
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await load((await params).key)).entry.label }
}

/** One key of the dictionary. */
export default async function FactKeyPage({ params }: Props) {
  await currentContext()
  const { ctx, entry } = await load((await params).key)
  const options = viewDefinition(ctx, entry.definition).options.map(({ label }) => label)
  return <KeyPage entry={entry} options={options} known={countKnown(ctx)} />
}
