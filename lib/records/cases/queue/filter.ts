import type { Period } from '#lib/core/period'
import type { RecordId } from '#lib/platform/http/record-id'
import type { ClockKind } from '../clocks.ts'
import type { Stage } from '../stage.ts'
import type { QueueSort } from './sorts.ts'

/** What narrows the queue; all that is given holds at once. */
export interface QueueFilter {
  /** Cases that were chosen one by one. */
  ids?: readonly number[] | undefined
  /** Mine, nobody's, my team's, or a colleague's. */
  assignee?: 'me' | 'none' | 'team' | RecordId | undefined
  /** With the customers merged into it. */
  customer?: RecordId | undefined
  /** Whose customers: the reader's own. Who has the case does not matter. */
  owner?: 'me' | undefined
  waybillNo?: string | undefined
  type?: string | undefined
  category?: string | undefined
  subcategory?: string | undefined
  channel?: string | undefined
  priority?: 1 | 2 | 3 | undefined
  /** Where it stands; without it what still has something to be done. `unclosed`: of that what is not closed, without what only waits for a follow-up. `all`: whatever
   * there is. */
  stage?: Stage | 'unclosed' | 'all' | undefined
  /** The clock that ends next. */
  clock?: ClockKind | undefined
  /** The clock that ends next was set from outside. */
  outside?: true | undefined
  /** A call was promised and not made yet. */
  promised?: true | undefined
  /** An outlet where the customer belongs, or that is liable, or was asked. */
  outlet?: RecordId | undefined
  /** A clock is over, or ends today. */
  due?: 'overdue' | 'today' | undefined
  /** Opened on these days. */
  opened?: Period | undefined
  /** A complaint whose seven days of the law ended in these days, and were broken. */
  breached?: Period | undefined
  /** The number of a case, of its source or its waybill, whole; or the caller's whole telephone number. */
  q?: string | undefined
}

export interface QueueQuery extends QueueFilter {
  sort: QueueSort
  falling: boolean
  limit: number
  cursor?: string | undefined
}
