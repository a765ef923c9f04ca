import { operation } from '#lib/platform/http/operation'
import { parseRecordId } from '#lib/platform/http/record-id'
import { idPath } from '#lib/records/record/fields'
import { createTaskBody, listTasksQuery, taskListResource, taskResource, updateTaskBody } from '#lib/records/tasks/schema'
import { createTask, getTask, listTasks, updateTask } from '#lib/records/tasks/service'

export const taskOperations = [
  operation({
    id: 'listTasks',
    method: 'GET',
    path: '/tasks',
    summary: 'Tasks, of a customer or without one; archived ones only when asked for',
    tag: 'tasks',
    permission: 'task:read',
    query: listTasksQuery,
    responses: { 200: taskListResource },
    handler: async (ctx, { query }) => {
      const page = await listTasks(ctx, query)
      return { status: 200, body: { data: page.rows, next_cursor: page.nextCursor } }
    },
  }),
  operation({
    id: 'createTask',
    method: 'POST',
    path: '/tasks',
    summary: 'Give a task to a colleague or to oneself',
    tag: 'tasks',
    permission: 'task:create',
    body: createTaskBody,
    responses: { 201: taskResource },
    errors: ['duplicate'],
    handler: async (ctx, { body }) => ({ status: 201, body: await createTask(ctx, body) }),
  }),
  operation({
    id: 'getTask',
    method: 'GET',
    path: '/tasks/{id}',
    summary: 'One task',
    tag: 'tasks',
    permission: 'task:read',
    params: idPath,
    responses: { 200: taskResource },
    handler: async (ctx, { params }) => ({ status: 200, body: await getTask(ctx, parseRecordId(params.id)) }),
  }),
  operation({
    id: 'updateTask',
    method: 'PATCH',
    path: '/tasks/{id}',
    summary: 'Change a task: hand it on, end it, open it again, archive or restore it',
    tag: 'tasks',
    permission: 'task:update',
    params: idPath,
    body: updateTaskBody,
    responses: { 200: taskResource },
    errors: ['conflict', 'duplicate'],
    handler: async (ctx, { params, body }) => ({ status: 200, body: await updateTask(ctx, parseRecordId(params.id), body) }),
  }),
]
