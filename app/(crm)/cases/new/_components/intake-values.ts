import type { FormValues } from '#components/form/form-values'
import { mayFollowComplaint } from '#lib/records/cases/case'
import { NO_COMPLAINT } from '../../_components/no-complaint.ts'

const OUTSIDE = ['platform', 'regulator', 'hotline_12345', 'hotline_12315', 'media']

/** Answers which of the inputs that hang on type and channel are asked for. With them there are never more than twelve. */
export function asksOf(type: string, channel: string) {
  const outside = OUTSIDE.includes(channel) || type === 'appeal'
  return {
    source_no: outside,
    due_at: outside,
    regulator_province: type === 'appeal',
    complaint_id: mayFollowComplaint(type, channel),
    goods_value: type === 'claim' || type === 'complaint',
    // An appeal is of the first priority whatever else; a claim from outside has a date of its own.
    alarm: type !== 'appeal' && !(type === 'claim' && outside),
  }
}

/** Answers what is sent of what was typed: nothing that is empty, and nothing that is not asked for. */
export function intakeInputOf(values: FormValues): Record<string, string> {
  const asks: Readonly<Record<string, boolean>> = asksOf(values['type'] ?? '', values['channel'] ?? '')
  const isSent = (name: string, value: string) => asks[name] !== false && !(name === 'complaint_id' && value === NO_COMPLAINT)
  return Object.fromEntries(Object.entries(values).filter(([name, value]) => value.trim() !== '' && isSent(name, value)))
}
