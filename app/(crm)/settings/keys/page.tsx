import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { readListParams } from '#components/table/list-url'
import { addMonths } from '#lib/core/day'
import { dayOf } from '#lib/core/time-zone'
import { listApiKeys } from '#lib/platform/auth/api-keys'
import { currentContext } from '#lib/platform/auth/current-context'
import { listOwnRoles } from '#lib/platform/org/role-list'
import { requirePermission } from '../../require-permission.ts'
import { KeysPage } from './_components/keys-page.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('keys'))('title') }
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const pageSize = 50
/** So long a new key lasts unless another day is given. */
const MONTHS = 12

/** Keys for programs. */
export default async function ApiKeys({ searchParams }: Props) {
  const ctx = await currentContext()
  requirePermission(ctx, 'key:manage')
  const { before = '' } = readListParams(await searchParams)
  const startId = /^[1-9]\d{0,8}$/.test(before) ? Number(before) : null
  const [rows, ownRoles] = await Promise.all([
    listApiKeys(ctx, { startId, falling: true, limit: pageSize }),
    listOwnRoles(ctx.db),
  ])
  const keys = rows.slice(0, pageSize)
  return (
    <KeysPage
      keys={keys}
      next={rows.length > pageSize ? (keys.at(-1)?.id ?? null) : null}
      ownRoles={ownRoles}
      until={addMonths(dayOf(ctx.now, ctx.company.timeZone), MONTHS)}
    />
  )
}
