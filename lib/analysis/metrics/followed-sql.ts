import type { Sql } from '#lib/platform/db/sql'
import { fixedSql, sql } from '#lib/platform/db/sql'
import type { TaskOrigin } from '#lib/records/tasks/service'

/** From where the open tasks come that were handed out from a list, about a customer or one merged into it. The origin stands in the text, for the index of each list. */
export const openTasksOf = (customerId: Sql, origin: TaskOrigin): Sql => sql`
  from customer member join task t on t.customer_id = member.id join app_user assignee on assignee.id = t.assignee_id
  where member.root_id = ${customerId} and t.origin = ${fixedSql(`'${origin}'`)} and t.done_at is null and t.archived_at is null`

/** The column of the latest of them, as `openTask` reads it. */
export const openTaskColumn = (customerId: Sql, origin: TaskOrigin): Sql => sql`
  (select jsonb_build_object('id', t.id, 'to', assignee.name, 'dueAt', t.due_at) ${openTasksOf(customerId, origin)} order by t.id desc limit 1) as "openTask"`

/** The column of a mark as seen, as `seenFor` reads it; `mark` is from where the mark `x` comes that holds. */
export const seenColumn = (mark: Sql): Sql => sql`
  (select jsonb_build_object('on', x.seen_on, 'by', (select b.name from app_user b where b.id = x.seen_by_id), 'reason', x.reason, 'note', x.note) ${mark}) as seen`
