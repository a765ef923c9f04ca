import type { CASE_TYPES } from '../cases/case.ts'
import type { directions } from '../interactions/schema.ts'
import type { Step } from '../opportunities/step.ts'
import type { WaybillStatus } from '../waybills/status.ts'
import type { TimelinePlace } from './place.ts'

/** What one field was and became, in the reader's words where they are names; codes of closed lists stay codes. */
export interface FieldChange {
  /** The column, as the customer's table or the contact's has it. */
  field: string
  from: string | null
  to: string | null
}

interface Happened {
  place: TimelinePlace
  /** Who did it; null for what came by itself or from outside. */
  by: string | null
}

export interface InteractionEntry extends Happened {
  kind: 'interaction'
  id: number
  /** Whether the reader noted it, and may change it. */
  own: boolean
  /** Whether the reader may still take it back. */
  fresh: boolean
  channel: string
  direction: (typeof directions)[number]
  minutes: number | null
  purpose: string | null
  heard: string | null
  answered: string | null
  result: string | null
  nextTouchOn: string | null
  /** Masked. */
  contact: string | null
}

export interface CaseEntry extends Happened {
  kind: 'case'
  id: number
  what: 'opened' | 'resolved'
  type: (typeof CASE_TYPES)[number]
  subject: string | null
}

export interface TaskEntry extends Happened {
  kind: 'task'
  id: number
  version: number
  title: string
}

export interface ChangeEntry extends Happened {
  kind: 'change'
  /** The audit event's, such as `customer.update`; `customer.import` for a customer that came with a file. */
  action: string
  reason: string | null
  fields: FieldChange[]
  /** What was noted or taken in: its name, and what; null for no longer known. */
  fact: { label: string; value: string | null } | null
  /** Of a class set by hand. */
  scheme: string | null
  /** Who was merged in or stands alone again; null when out of the reader's sight. */
  other: string | null
  /** Of an undone merge: fields that somebody had changed since, and that stayed. */
  kept: string[]
  file: string | null
}

/** What the customer answered in a survey. */
export interface SurveyEntry extends Happened {
  kind: 'survey'
  survey: string
  /** 1 to 5. */
  satisfaction: number | null
  /** 0 to 10. */
  recommend: number | null
  /** 1 to 5 each. */
  expectation: number | null
  perception: number | null
  /** Items perceived below what was expected, the widest gaps first, at most three. */
  below: { name: string; expectation: number; perception: number }[]
  comment: string | null
}

/** A waybill that was damaged, lost, refused or sent back, or that its carrier reports as an exception; by the day of its delivery, else of its acceptance. */
export interface ExceptionEntry extends Happened {
  kind: 'exception'
  waybillNo: string
  damaged: boolean
  lost: boolean
  status: WaybillStatus
}

/** A request about the customer or one of its records: that it was made, and what was decided. */
export interface ApprovalEntry extends Happened {
  kind: 'approval'
  id: number
  what: 'asked' | 'approved' | 'refused' | 'withdrawn'
  /** Of `approvalKinds`. */
  about: string
  reason: string | null
}

/** A step of winning the customer: begun (from nothing), on, back, won, lost, or taken up again. */
export interface DevelopmentEntry extends Happened {
  kind: 'development'
  from: Step | null
  to: Step
  /** Of a loss: the key of the company's list. */
  reason: string | null
  note: string | null
}

/** Something in the timeline of a customer. */
export type TimelineEntry =
  | InteractionEntry
  | CaseEntry
  | TaskEntry
  | ChangeEntry
  | SurveyEntry
  | ExceptionEntry
  | ApprovalEntry
  | DevelopmentEntry

/** Kinds that a reader may choose among. */
export const happenedKinds = ['interaction', 'development', 'case', 'exception', 'survey', 'approval', 'task', 'change'] as const
export type HappenedKind = (typeof happenedKinds)[number]
