import { z } from 'zod'
import { recordId } from '#lib/platform/http/record-id'
import { listQuery, queryText } from '#lib/platform/list/list-query'
import { day, externalId, flag, instant, text, version } from '../record/fields.ts'
import { customerIn, idOut, instantOut, pageOfResources, recordFields } from '../record/resource.ts'

const fields = {
  external_id: externalId.nullable().optional(),
  note: text(4_000).nullable().optional(),
  due_at: instant.nullable().optional().meta({ description: 'a day alone is its last instant' }),
  remind_at: instant.nullable().optional(),
  done_at: instant.nullable().optional().meta({ description: 'null opens it again' }),
}

export const createTaskBody = z.strictObject({
  ...customerIn,
  title: text(200),
  assignee_id: recordId.optional().meta({ description: 'who shall do it; the caller when left out' }),
  ...fields,
})
export type CreateTaskInput = z.output<typeof createTaskBody>

export const updateTaskBody = z.strictObject({
  version,
  title: text(200).optional(),
  assignee_id: recordId.optional(),
  ...fields,
  archived: z.boolean().optional(),
})
export type UpdateTaskInput = z.output<typeof updateTaskBody>

const { limit, cursor, sort } = listQuery(['due_at', 'id'], 'due_at')
export const listTasksQuery = z.strictObject({
  limit,
  cursor,
  sort: sort.meta({ description: 'by due_at, tasks without one come last' }),
  q: queryText(100).optional().meta({ description: 'two characters or more of its title or note' }),
  customer: recordId.optional(),
  assignee: recordId.optional(),
  done: flag.optional().meta({ description: 'false: open ones only; true: done ones only' }),
  due_from: day.optional().meta({ description: 'due on this day or later' }),
  due_to: day.optional().meta({ description: 'due before this day' }),
  archived: flag.optional().meta({ description: 'true: the archived ones instead of the others' }),
})
export type ListTasksInput = z.output<typeof listTasksQuery>

export const taskResource = z.object({
  ...recordFields,
  customer_id: idOut.nullable(),
  customer_external_id: z.string().nullable(),
  customer_name: z.string().nullable(),
  title: z.string(),
  note: z.string().nullable(),
  assignee_id: idOut,
  assignee_name: z.string(),
  created_by_id: idOut,
  due_at: instantOut.nullable(),
  remind_at: instantOut.nullable(),
  done_at: instantOut.nullable(),
  archived: z.boolean(),
})
export type TaskResource = z.infer<typeof taskResource>
export const taskListResource = pageOfResources(taskResource)
