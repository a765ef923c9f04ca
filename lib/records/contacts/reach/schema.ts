import { z } from 'zod'
import { text } from '../../record/fields.ts'
import { consentPurposes, reachChannels } from './reach.ts'

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'time')

/** How a contact wants to be reached; all of it at once. */
export const setPreferenceBody = z
  .strictObject({
    version: z.int().min(0).max(2_147_483_647).meta({ description: '0 where nothing was said before' }),
    refused: z.array(z.enum(reachChannels)).max(reachChannels.length),
    from_time: time.nullable(),
    to_time: time.nullable(),
    least_days: z.int().min(1).max(365).nullable(),
  })
  .superRefine(({ from_time: from, to_time: to }, refinement) => {
    const issue = (code: string, name: string) => refinement.addIssue({ code: 'custom', path: [name], params: { code } })
    if ((from === null) !== (to === null)) issue('required', from === null ? 'from_time' : 'to_time')
    else if (from !== null && to !== null && from >= to) issue('time_not_after', 'to_time')
  })
export type SetPreferenceInput = z.output<typeof setPreferenceBody>

/** What a contact said to a purpose. */
export const noteConsentBody = z.strictObject({
  purpose: z.enum(consentPurposes),
  given: z.boolean(),
  notice_version: text(40),
  channel: z.enum([...reachChannels, 'online']),
})
export type NoteConsentInput = z.output<typeof noteConsentBody>
