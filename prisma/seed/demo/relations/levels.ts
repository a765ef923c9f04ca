import { z } from 'zod'
import { acceptLevels, decideLevel } from '#lib/analysis/relationship/level/decide'
import type { RelationshipLevel } from '#lib/analysis/schemes/relationship-levels'
import { RELATIONSHIP_LEVELS, relationshipLevel } from '#lib/analysis/schemes/relationship-levels'
import { sql } from '#lib/platform/db/sql'
import type { DemoCompany } from '../company.ts'
import { contextOf } from './approvals.ts'

const hour = 3_600
const manager = '沈立峰'
/** So many of the largest of the team the manager has let stand as recommended. */
const ACCEPTED = 24
/** Of the next each is kept a little closer, or less close, than recommended. */
const DECIDED = [
  { step: -1, reason: '采购负责人刚换，先多走动，站稳再按建议来。' },
  { step: -1, reason: '对手上月来谈过，跟进密度提一档。' },
  { step: 1, reason: '对方明确不希望频繁拜访，电话和系统通知就够。' },
] as const

/** Levels of relationship on which the sales manager has decided: most of the largest as recommended, a few otherwise, each for a reason. They come after the classes, which recommend. */
export async function storeLevels(company: DemoCompany): Promise<void> {
  const accepting = await contextOf(company, manager, 10 * hour, 21)
  const rows = await company.db.rows(
    z.object({ id: z.int(), recommended: relationshipLevel }),
    sql`
    select l.customer_id as id, l.recommended from customer_level l join customer c on c.id = l.customer_id
    join customer_standing s on s.customer_id = c.id and s.listed
    where l.recommended is not null and s.value_minor > 0 and c.owner_id in (select u.id from app_user u where u.manager_id = ${accepting.actor.userId})
    order by s.value_minor desc, l.customer_id limit ${ACCEPTED + DECIDED.length}`,
  )
  const [accepted, others] = [rows.slice(0, ACCEPTED), rows.slice(ACCEPTED)]
  if (accepted.length > 0) await acceptLevels(accepting, { customers: accepted.map(({ id }) => id) })
  const deciding = await contextOf(company, manager, 16 * hour, 5)
  for (const [place, { id, recommended }] of others.entries()) {
    const { step, reason } = DECIDED[place] ?? DECIDED[0]
    const level = besides(recommended, step)
    if (level !== null) await decideLevel(deciding, { id }, { level, reason })
  }
}

/** The next level in a direction; null at the end of them. */
function besides(level: RelationshipLevel, step: -1 | 1): RelationshipLevel | null {
  return RELATIONSHIP_LEVELS[RELATIONSHIP_LEVELS.indexOf(level) + step] ?? null
}
