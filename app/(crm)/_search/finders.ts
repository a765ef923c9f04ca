import { getTranslations } from 'next-intl/server'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import { caseNumber } from '#lib/records/cases/case'
import { listQueue } from '#lib/records/cases/queue/service'
import { listCustomers } from '#lib/records/customers/list'
import { listWaybillViews } from '#lib/records/waybills/browse'
import { findNumber } from '#lib/records/waybills/lookup'
import { caseWords } from '../cases/_components/words.ts'
import { waybillHref } from '../waybills/_components/href.ts'

/** One thing that was found, as the search everywhere shows it. */
export interface Hit {
  kind: 'customer' | 'waybill' | 'case'
  id: string
  title: string
  detail: string
  href: string
}

interface Finder {
  permission: string
  find: (ctx: Context, q: string) => Promise<Hit[]>
}

const most = 7

/** What the search everywhere looks through, in the order in which it is shown. */
const finders: readonly Finder[] = [
  { permission: 'customer:read', find: findCustomers },
  { permission: 'waybill:read', find: findWaybills },
  { permission: 'case:read', find: findCases },
]

/** Answers what somebody may mean by a text: the first few of each kind, within reach and masked. */
export async function findEverywhere(ctx: Context, q: string): Promise<Hit[]> {
  const found = await Promise.all(finders.filter(({ permission }) => mayEver(ctx, permission)).map(({ find }) => find(ctx, q)))
  return found.flat()
}

async function findCustomers(ctx: Context, q: string): Promise<Hit[]> {
  const { rows } = await listCustomers(ctx, { q, limit: most, sort: 'value', falling: true })
  return rows.map((row) => ({
    kind: 'customer',
    id: String(row.id),
    title: row.name,
    detail: [row.overrides['abc']?.class ?? row.abcClass, row.ownerName, row.outletName]
      .filter((part) => part !== null)
      .join(' · '),
    href: `/customers/${row.id}`,
  }))
}

/** What may be a number, or the beginning of one: with a digit in it and long enough to mean few. */
const numberLike = /^(?=.*\d)[\w-]{6,}$/
const fewestForList = 8

async function findWaybills(ctx: Context, q: string): Promise<Hit[]> {
  const typed = q.trim()
  if (!numberLike.test(typed)) return []
  const t = await getTranslations('waybills.status')
  const whole = await findNumber(ctx, typed)
  if (whole === null && typed.length < fewestForList) return []
  const { rows } = await listWaybillViews(ctx, { q: whole ?? typed, limit: most })
  return rows.map((row) => ({
    kind: 'waybill',
    id: String(row.id),
    title: row.waybillNo,
    detail: [t(row.status), row.customerName].join(' · '),
    href: waybillHref(row.waybillNo),
  }))
}

/** By the number of the case, of its source or of its waybill, whole; or by the caller's. */
async function findCases(ctx: Context, q: string): Promise<Hit[]> {
  const [{ rows }, words] = await Promise.all([
    listQueue(ctx, { q, stage: 'all', sort: 'opened', falling: true, limit: most }),
    caseWords(ctx),
  ])
  return rows.map((row) => ({
    kind: 'case',
    id: row.id,
    title: `${caseNumber(row.id)} ${words.title(row)}`,
    detail: [words.t(`stage.${row.stage}`), row.customer_name].join(' · '),
    href: `/cases/${row.id}`,
  }))
}
