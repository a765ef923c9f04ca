import { operation } from '#lib/platform/http/operation'
import type { Operation } from '#lib/platform/http/operation'
import { openApiDocument } from '#lib/platform/http/openapi'
import { analysisOperations } from './analysis.ts'
import { contactOperations } from './contacts.ts'
import { interactionOperations } from './interactions.ts'
import { taskOperations } from './tasks.ts'
import { keyOperations } from './keys.ts'
import { orgOperations } from './org.ts'
import { privacyOperations } from './privacy.ts'

const openapi = operation({
  id: 'getOpenApi',
  method: 'GET',
  path: '/openapi.json',
  summary: 'This document',
  tag: 'meta',
  permission: 'public',
  responses: { 200: { contentType: 'application/json', description: 'OpenAPI 3.1' } },
  handler: async () => ({ status: 200, body: document() }),
})

/** Everything that the API does. What is not in this table does not exist. */
export const operations: readonly Operation[] = [openapi, ...orgOperations, ...keyOperations, ...privacyOperations, ...taskOperations, ...interactionOperations, ...contactOperations, ...analysisOperations]

let made: Record<string, unknown> | undefined
const document = () => (made ??= openApiDocument(operations))
