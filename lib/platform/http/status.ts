import type { ErrorCode } from '#lib/core/errors'

/** One table from the code of an error to its HTTP status. */
export const statusOf: Record<ErrorCode, number> = {
  invalid_request: 400,
  invalid_period: 400,
  invalid_cursor: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  duplicate: 409,
  too_large: 413,
  unsupported_media: 415,
  rule_violated: 422,
  idempotency_mismatch: 422,
  rate_limited: 429,
  internal: 500,
  unavailable: 503,
}
