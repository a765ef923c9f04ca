import type { Metadata } from 'next'
import { cache } from 'react'
import { currentContext } from '#lib/platform/auth/current-context'
import { countKnown, getKey } from '#lib/records/facts/dictionary'
import { viewDefinition } from '#lib/records/facts/view'
import { orNotFound } from '../../../or-not-found.ts'
import { requirePermission } from '../../../require-permission.ts'
import { KeyPage } from '../_components/key-page.tsx'

interface Props {
  params: Promise<{ key: string }>
}

/** The key, read once for title and page. */
const load = cache(async (key: string) => {
  const ctx = await currentContext()
  requirePermission(ctx, 'settings:manage')
  return { ctx, entry: await orNotFound(() => getKey(ctx, key)) }
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
