/** What may happen in a case. */
export const EVENT_KINDS = [
  'opened',
  'assigned',
  'reclassified',
  'answered',
  'attempted',
  'called_again',
  'told',
  'outlet_asked',
  'outlet_answered',
  'drafted',
  'reported',
  'resolved',
  'compensated',
  'goodwill',
  'paid',
  'pay_called',
  'closed',
  'reopened',
  'waiting',
  'resumed',
  'followed_up',
  'escalated',
  'file_added',
  'file_removed',
] as const
export type EventKind = (typeof EVENT_KINDS)[number]

/** How the user is reached, or reaches us. */
export const CONTACT_WAYS = ['call', 'sms', 'wechat', 'platform', 'email', 'visit', 'letter'] as const

/** What came of an attempt that reached nobody. */
export const ATTEMPT_RESULTS = ['no_answer', 'busy', 'switched_off', 'wrong_number', 'refused'] as const

/** What an outlet says of its own part. */
export const OUTLET_FAULTS = ['ours', 'not_ours', 'unclear'] as const

/** Events whose words an outlet may read that is liable or was asked: what it was asked and what it said. The words of all others may say who complained. */
const OPEN_TO_OUTLETS: readonly EventKind[] = ['outlet_asked', 'outlet_answered']

/** Events whose other content says nothing of that: which clock a reminder was about, who of ours works on it, whether the user was satisfied. */
const PLAIN_DETAIL: readonly EventKind[] = ['escalated', 'assigned', 'followed_up']

/** Tells whether what an event holds besides words may be read by somebody who may not know who complained. */
export function mayReadDetail(kind: EventKind): boolean {
  return PLAIN_DETAIL.includes(kind) || mayReadWords(kind)
}

/** Tells whether the words of an event may be read by somebody who may not know who complained. */
export function mayReadWords(kind: EventKind): boolean {
  return OPEN_TO_OUTLETS.includes(kind)
}
