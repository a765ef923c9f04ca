/** The ways of speaking with a customer that ship. A company adds its own, which are to every rule what `other` is: what counts as a call or as a visit are these two, whatever they are called. */
export const TOUCH_CHANNELS = ['call', 'visit', 'message', 'letter', 'mail', 'wechat', 'ivr', 'other'] as const
