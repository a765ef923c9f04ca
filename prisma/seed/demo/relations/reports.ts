import { nextRun } from '#lib/analysis/reports/rhythm'
import { firstInstantOf } from '#lib/core/time-zone'
import { sql } from '#lib/platform/db/sql'
import type { DemoCompany } from '../company.ts'

const zone = 'Asia/Shanghai'
const mondays = { every: 'week', weekday: 1, monthDay: null, time: '08:30' } as const

/** One report that comes round: the page of the weekly meeting, on Mondays, as a workbook and to those who manage sales and service. */
export async function setReportUp({ db, timeline }: DemoCompany): Promise<void> {
  const next = nextRun(mondays, firstInstantOf(timeline.end, zone), zone)
  await db.execute(sql`
    insert into report (name, owner_id, search, query, dashboard, every, weekday, time, skip_days_off, recipient_ids, file_format, next_run_at)
    select '每周经营例会', d.owner_id, '', '{}', d.id::text, ${mondays.every}, ${mondays.weekday}, ${mondays.time}, true,
      array(select distinct r.user_id from user_role r where r.role_key in ('sales_manager', 'service_manager') order by 1), 'xlsx', ${next}
    from dashboard d where d.name = '每周经营例会'`)
}
