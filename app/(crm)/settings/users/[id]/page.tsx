import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { currentContext } from '#lib/platform/auth/current-context'
import { listOwnRoles } from '#lib/platform/org/role-list'
import { getPerson } from '#lib/platform/org/user-list'
import { countCustomersOf } from '#lib/records/customers/hand-over/service'
import { orNotFound } from '../../../or-not-found.ts'
import { requirePermission } from '../../../require-permission.ts'
import { PersonPage } from '../_components/person-page.tsx'

interface Props {
  params: Promise<{ id: string }>
}

/** The person, read once for title and page. */
const load = cache(async (text: string) => {
  const ctx = await currentContext()
  requirePermission(ctx, 'user:manage')
  const id = /^[1-9]\d{0,9}$/.test(text) ? Number(text) : 0
  if (id < 1 || id > 2_147_483_647) notFound()
  const [person, customers, ownRoles] = await orNotFound(() =>
    Promise.all([getPerson(ctx, id), countCustomersOf(ctx, id), listOwnRoles(ctx.db)]),
  )
  return { person, customers, own: id === ctx.actor.userId, ownRoles }
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await load((await params).id)).person.name }
}

/** One person of the company. */
export default async function UserPage({ params }: Props) {
  await currentContext()
  return <PersonPage {...(await load((await params).id))} />
}
