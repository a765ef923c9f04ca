import { z } from 'zod'
import { exportFormat } from '#lib/platform/export/file'
import { textField } from '#lib/platform/http/text-field'
import { isRobotAddress, robotKinds } from '#lib/platform/outbound/robot'
import { everies } from './rhythm.ts'

const longestName = 60
const longestUrl = 500
const mostRecipients = 50
const id = z.int().min(1).max(2_147_483_647)

/** What a form says of a report; the list comes from the view that it names. */
export const reportInput = z
  .strictObject({
    name: textField(longestName),
    view: id,
    every: z.enum(everies),
    weekday: z.int().min(1).max(7).nullable(),
    month_day: z.int().min(1).max(31).nullable(),
    time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
    skip_days_off: z.boolean(),
    recipients: z.array(id).max(mostRecipients),
    file_format: exportFormat.nullable(),
    robot: z
      .strictObject({ kind: z.enum(robotKinds), url: z.string().max(longestUrl), secret: z.string().max(longestUrl) })
      .nullable(),
  })
  .superRefine((input, refinement) => {
    const refuse = (path: string, code: string) => refinement.addIssue({ code: 'custom', path: [path], params: { code } })
    if ((input.every === 'week') !== (input.weekday !== null)) refuse('weekday', 'required')
    if ((input.every === 'month') !== (input.month_day !== null)) refuse('month_day', 'required')
    if (input.recipients.length === 0 && input.file_format === null && input.robot === null)
      refuse('recipients', 'report_without_way')
    if (input.robot !== null && !isRobotAddress(input.robot.kind, input.robot.url)) refuse('robot', 'not_a_robot')
  })
export type ReportInput = z.output<typeof reportInput>

export const namedReport = z.strictObject({ id })
