import type { ClockFacts } from '#lib/records/cases/clocks'

/** An instant of Shanghai. */
export const at = (text: string) => new Date(`${text}+08:00`)
export const zone = 'Asia/Shanghai'

/** A complaint of a customer of class B, of the second priority, that came on Thursday 2026-03-05 at 09:30 and about which nothing has been done. */
export const complaint: ClockFacts = {
  type: 'complaint',
  channel: 'hotline',
  priority: 2,
  serviceClass: 'B',
  openedAt: at('2026-03-05T09:30'),
  dueAt: null,
  regulatorProvince: null,
  heardAt: null,
  callbackAt: null,
  outletAskedAt: null,
  outletAnsweredAt: null,
  resolvedAt: null,
  informedAt: null,
  toldAt: null,
  draftedAt: null,
  reportedAt: null,
  closedAt: null,
  reopenedAt: null,
  waitingSince: null,
  waitedMinutes: 0,
  resumedAt: null,
  imported: false,
  followUpWanted: false,
  followedUpAt: null,
  currency: 'CNY',
  compensationMinor: null,
  compensationAgreedAt: null,
  paidMinor: 0,
  paidOn: null,
  payCalledAt: null,
  archived: false,
}
