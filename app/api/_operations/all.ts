import { openApiDocument } from '#lib/platform/http/openapi'
import type { Operation } from '#lib/platform/http/operation'
import { operation } from '#lib/platform/http/operation'
import { rowSchemas } from '#lib/platform/import/rows-document'
import { importKinds } from '#lib/records/import-kinds'
import { approvalOperations } from './approvals.ts'
import { caseOperations } from './cases.ts'
import { concentrationOperations } from './concentration.ts'
import { contactOperations } from './contacts.ts'
import { customerOperations } from './customers.ts'
import { dashboardOperations } from './dashboards.ts'
import { factOperations } from './facts.ts'
import { importOperations } from './imports.ts'
import { interactionOperations } from './interactions.ts'
import { keyOperations } from './keys.ts'
import { lossOperations } from './losses.ts'
import { orgOperations } from './org.ts'
import { overrideOperations } from './overrides.ts'
import { paperOperations } from './papers.ts'
import { partingOperations } from './partings.ts'
import { privacyOperations } from './privacy.ts'
import { referenceOperations } from './references.ts'
import { relationshipOperations } from './relationship.ts'
import { reportOperations } from './reports.ts'
import { reviewOperations } from './reviews.ts'
import { roleOperations } from './roles.ts'
import { runOperations } from './runs.ts'
import { serviceQualityOperations } from './service-quality.ts'
import { sleeperOperations } from './sleepers.ts'
import { taskOperations } from './tasks.ts'
import { trackingEventOperations } from './tracking-events.ts'
import { valueOperations } from './value.ts'
import { waybillOperations } from './waybills.ts'

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
export const operations: readonly Operation[] = [
  openapi,
  ...importOperations,
  ...orgOperations,
  ...roleOperations,
  ...keyOperations,
  ...privacyOperations,
  ...taskOperations,
  ...interactionOperations,
  ...customerOperations,
  ...contactOperations,
  ...factOperations,
  ...paperOperations,
  ...overrideOperations,
  ...lossOperations,
  ...sleeperOperations,
  ...runOperations,
  ...concentrationOperations,
  ...serviceQualityOperations,
  ...relationshipOperations,
  ...valueOperations,
  ...dashboardOperations,
  ...reportOperations,
  ...reviewOperations,
  ...referenceOperations,
  ...partingOperations,
  ...waybillOperations,
  ...trackingEventOperations,
  ...caseOperations,
  ...approvalOperations,
]

let made: Record<string, unknown> | undefined
const document = () => (made ??= openApiDocument(operations, rowSchemas(importKinds)))
