/** The ways of speaking with a customer that ship. A company adds its own, which are to every rule what `other` is: what counts as a call or as a visit are these, whatever they are called; a
 * meeting of the managements and a review of the business are visits as well. */
export const TOUCH_CHANNELS = [
  'call',
  'visit',
  'executive',
  'review',
  'message',
  'letter',
  'mail',
  'wechat',
  'ivr',
  'other',
] as const

/** The ways in which somebody of ours sits opposite the customer. */
export const VISITS = ['visit', 'executive', 'review'] as const
