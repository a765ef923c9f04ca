import { z } from 'zod'
import { exportFormat } from '#lib/platform/export/file'
import { recordId } from '#lib/platform/http/record-id'
import { textField } from '#lib/platform/http/text-field'
import type { RobotKind } from '#lib/platform/outbound/robot'
import { isRobotAddress, robotKinds } from '#lib/platform/outbound/robot'
import { chartFilters } from '../gallery/schema.ts'
import { everies } from './rhythm.ts'

const longestName = 60
const longestUrl = 500
const mostRecipients = 50
const id = z.int().min(1).max(2_147_483_647)

/** What a report is of: a saved view of customers, as it stands now; or a page of charts with what narrows it, as that page is when the report comes round. */
const reported = z.union([
  z.strictObject({ view: id }),
  z.strictObject({ dashboard: z.string().regex(/^[a-z0-9-]{1,30}$/), filters: chartFilters.default({}) }),
])
export type Reported = z.output<typeof reported>

const robot = z.strictObject({ kind: z.enum(robotKinds), url: z.string().max(longestUrl), secret: z.string().max(longestUrl) })

const fields = {
  name: textField(longestName),
  of: reported,
  every: z.enum(everies),
  weekday: z.int().min(1).max(7).nullable().meta({ description: 'Monday is 1; of a weekly one' }),
  month_day: z.int().min(1).max(31).nullable().meta({ description: 'a shorter month has it on its last day' }),
  time: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .meta({ description: 'HH:MM, by the company’s clock' }),
  skip_days_off: z.boolean(),
  recipients: z
    .array(id)
    .max(mostRecipients)
    .meta({ description: 'ids of users who are told in the product, each within the own scope' }),
  file_format: exportFormat.nullable(),
  robot: robot.nullable().meta({ description: 'of a group; its address is kept encrypted and never answered' }),
}

interface Checked {
  every: (typeof everies)[number]
  weekday: number | null
  month_day: number | null
  recipients: readonly number[]
  file_format: unknown
  robot: z.output<typeof robot> | null
}

/** Answers which field of a report is wrong beside the others, and why; null when all are right. A robot that is kept was looked at when it came. */
export function problemOf(report: Checked, keepsRobot = false): { path: string; code: string } | null {
  if ((report.every === 'week') !== (report.weekday !== null)) return { path: 'weekday', code: 'required' }
  if ((report.every === 'month') !== (report.month_day !== null)) return { path: 'month_day', code: 'required' }
  if (report.recipients.length === 0 && report.file_format === null && report.robot === null && !keepsRobot)
    return { path: 'recipients', code: 'report_without_way' }
  return report.robot === null ? null : problemOfRobot(report.robot)
}

/** Each says where the robots of its platform listen: nobody guesses an address. */
const notARobot: Readonly<Record<RobotKind, string>> = {
  wecom: 'not_a_robot_wecom',
  dingtalk: 'not_a_robot_dingtalk',
  feishu: 'not_a_robot_feishu',
}

function problemOfRobot({ kind, url }: z.output<typeof robot>): { path: string; code: string } | null {
  if (url.trim() === '') return { path: 'robot.url', code: 'required' }
  return isRobotAddress(kind, url) ? null : { path: 'robot.url', code: notARobot[kind] }
}

/** A new report; the list comes from the view that it names. */
export const reportInput = z.strictObject(fields).superRefine((input, refinement) => {
  const problem = problemOf(input)
  if (problem !== null) refinement.addIssue({ code: 'custom', path: problem.path.split('.'), params: { code: problem.code } })
})
export type ReportInput = z.output<typeof reportInput>

/** A change of a report: what is left out stays, the robot with its address too. */
export const changeReportBody = z.strictObject({
  version: z.int().positive(),
  ...z.object(fields).partial().shape,
  paused: z.boolean().optional(),
})
export type ChangeReportInput = z.output<typeof changeReportBody>
export const changeReportInput = changeReportBody.omit({ paused: true }).extend({ id })

export const namedReport = z.strictObject({ id })
export const reportParams = z.strictObject({ id: recordId })

export const reportResource = z.object({
  id: z.string(),
  name: z.string(),
  dashboard: z
    .string()
    .nullable()
    .meta({ description: 'the page of charts: its id, or the key of one that ships; null for a report of customers' }),
  search: z.string().meta({ description: 'what narrows it, as the address of the page has it' }),
  ...{
    every: fields.every,
    weekday: z.int().nullable(),
    month_day: z.int().nullable(),
    time: z.string(),
    skip_days_off: z.boolean(),
  },
  recipients: z.array(z.int()),
  file_format: exportFormat.nullable(),
  robot_kind: z.enum(robotKinds).nullable(),
  paused: z.boolean(),
  next_run_at: z.string().nullable(),
  version: z.int(),
})
export const reportListResource = z.object({ data: z.array(reportResource) })
export const deliveryListResource = z.object({
  data: z.array(
    z.object({
      id: z.string(),
      due_at: z.string(),
      target: z.enum(['file', 'notice', 'robot']),
      status: z.enum(['waiting', 'sent', 'failed']),
      attempts: z.int(),
      failure: z.string().nullable(),
      rows: z.int().nullable().meta({ description: 'customers, or charts of a page' }),
      file_name: z.string().nullable(),
      sent_at: z.string().nullable(),
    }),
  ),
})
export type ReportResource = z.infer<typeof reportResource>
export type ReportListResource = z.infer<typeof reportListResource>
export type DeliveryListResource = z.infer<typeof deliveryListResource>
