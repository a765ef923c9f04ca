import { createHash } from 'node:crypto'
import type { Day } from '#lib/core/day'
import { addDays } from '#lib/core/day'
import type { DemoCompany } from '../company.ts'
import type { PlannedCustomer } from '../customers/plan.ts'
import { userId } from '../people/staff.ts'
import { makeRandom } from '../random.ts'
import { continueIds, storeRows } from '../rows.ts'
import { cast, castAt } from '../stories/cast.ts'
import { demoScan } from './demo-scan.ts'

interface Kind {
  readonly type: string
  /** How many of a class have it. */
  readonly shares: Readonly<Partial<Record<'A' | 'B', number>>>
  readonly form: 'original' | 'copy' | 'scan'
  /** Days for which it holds; null for one without an end. */
  readonly days: number | null
  readonly prefix: string
}

/** What the branch keeps of firms that matter to it; a customer with a monthly account signs the safety agreement every year. */
const kinds: readonly Kind[] = [
  { type: '安全协议', shares: { A: 1, B: 0.35 }, form: 'original', days: 364, prefix: 'AQ' },
  { type: '合同', shares: { A: 0.35, B: 0.08 }, form: 'original', days: 729, prefix: 'HT' },
  { type: '营业执照', shares: { A: 0.55, B: 0.15 }, form: 'copy', days: null, prefix: '' },
  { type: '开票资料', shares: { A: 0.45, B: 0.1 }, form: 'scan', days: null, prefix: '' },
]

/** Of those that hold for a time: as many ended lately, and nobody has seen to them yet. */
const endedShare = 0.03
const endedAtMost = 20
/** In how many days it ends for those of whom the demo tells: the contract of the firm that goes over to another carrier comes up for renewal, and the agreement of the
 * one that stays for the price alone has run out. */
const endsIn = [
  { name: cast.brokenParcels.name, type: '合同', days: 20 },
  { name: cast.priceOnly.name, type: '安全协议', days: -6 },
]
const scannedType = '安全协议'

interface PaperRow {
  readonly id: number
  readonly [column: string]: unknown
}

/** Stores the papers of firms: who keeps them, until when they hold, and of the agreements with the largest their scans. */
export async function storePapers(company: DemoCompany): Promise<void> {
  const rows = paperRows(company)
  await storeRows(company.db, 'customer_paper', rows)
  await continueIds(company.db, 'customer_paper')
  await storeRows(company.db, 'paper_scan', rows.filter(isScanned).map(scanRow))
}

function paperRows({ customers, timeline }: DemoCompany): PaperRow[] {
  const rows: PaperRow[] = []
  for (const customer of customers) {
    const { owner, expectedClass, standing } = customer
    if (owner === null || standing === 'lost' || customer.kind === 'consumer') continue
    if (expectedClass !== 'A' && expectedClass !== 'B') continue
    for (const [place, kind] of kinds.entries()) {
      const random = makeRandom('paper', customer.id * kinds.length + place)
      if (random.chance(kind.shares[expectedClass] ?? 0) || toldEnd(customer, kind) !== null)
        rows.push(paperOf(customer, owner, kind, { id: rows.length + 1, today: timeline.end, random }))
    }
  }
  return rows
}

function toldEnd(customer: PlannedCustomer, { type }: Kind): number | null {
  const name = castAt(customer.trade.key, customer.rank)?.name
  return endsIn.find((told) => told.name === name && told.type === type)?.days ?? null
}

function paperOf(
  customer: PlannedCustomer,
  owner: string,
  kind: Kind,
  made: { id: number; today: Day; random: ReturnType<typeof makeRandom> },
): PaperRow {
  const { id, today, random } = made
  const { days } = kind
  const told = toldEnd(customer, kind)
  const ago = () => {
    if (days === null) return random.between(200, 1_400)
    if (told !== null) return days - told
    return random.chance(endedShare) ? days + random.between(1, endedAtMost) : random.between(5, days)
  }
  const dated = addDays(today, -ago())
  const year = dated.slice(0, 4)
  const kept = `${dated} 11:00:00+08`
  return {
    ...{ id, customer_id: customer.id, type: kind.type, form: kind.form, keeper_id: userId(owner), version: 1 },
    title: days === null ? kind.type : `${year} 年${kind.type === '合同' ? '快递服务合同' : '快件安全协议'}`,
    number: kind.prefix === '' ? null : `${kind.prefix}-${year}-${String(id).padStart(4, '0')}`,
    dated_on: days === null ? null : dated,
    valid_until: days === null ? null : addDays(dated, days),
    place: kind.form === 'scan' ? null : `${customer.outlet}档案柜 ${random.between(1, 6)} 号`,
    ...{ created_at: kept, updated_at: kept },
  }
}

const isScanned = ({ type, id }: PaperRow) => type === scannedType && id % 2 === 1

function scanRow({ id, title, number, dated_on, valid_until, keeper_id, created_at }: PaperRow) {
  const content = demoScan(['演示数据', String(title), `编号 ${number}`, `签订 ${dated_on}`, `有效至 ${valid_until}`])
  return {
    ...{ paper_id: id, content_type: 'application/pdf', bytes: content.length },
    sha256: createHash('sha256').update(content).digest('hex'),
    // As PostgreSQL reads bytes out of a text.
    content: `\\x${content.toString('hex')}`,
    ...{ scanned_by_id: keeper_id, scanned_at: created_at },
  }
}
