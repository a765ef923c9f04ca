import { defineSetting, wholeNumber, yesOrNo } from '#lib/platform/settings/setting'

const hour = (initial: number) => wholeNumber({ unit: 'hours', initial, min: 0, max: 24 })

/** When the hours run that somebody has to decide a request: on working days between two hours, or around the clock. */
export const approvalClock = defineSetting('approvals.clock', { working_time: yesOrNo(true), opens: hour(9), closes: hour(18) }, [
  { holds: ({ opens, closes }) => opens < closes, field: 'closes', code: 'closes_before_it_opens' },
])
