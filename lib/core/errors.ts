/** Every way a request may fail; doors turn a code into a status, the catalogues into a sentence. The list is closed. */
export const ERROR_CODES = [
  'invalid_request',
  'invalid_period',
  'invalid_cursor',
  'unauthenticated',
  'forbidden',
  'not_found',
  'method_not_allowed',
  'conflict',
  'duplicate',
  'too_large',
  'unsupported_media',
  'rule_violated',
  'idempotency_mismatch',
  'rate_limited',
  'unavailable',
  'internal',
] as const

export type ErrorCode = (typeof ERROR_CODES)[number]

/** Values for the placeholders of a message; never personal data, because errors are logged. */
export type ErrorParams = Readonly<Record<string, string | number>>

/** One field that was refused: `name` as the caller wrote it, `code` a message key. */
export interface FieldIssue {
  readonly name: string
  readonly code: string
  readonly params: ErrorParams
}

export interface ErrorExtras {
  /** The fields of an `invalid_request`. */
  readonly issues?: readonly FieldIssue[]
  /** What an `invalid_period` or `invalid_cursor` is about; `from` and `to`, or `cursor`, when it names nothing else. */
  readonly fields?: readonly string[]
  /** A message key that says more than the code does, such as `customer.version_is_old`. */
  readonly detail?: string
  /** For a `conflict`: the record as it stands now. */
  readonly current?: unknown
  readonly retryAfterSeconds?: number
  readonly cause?: unknown
}

const usualFields: Partial<Record<ErrorCode, readonly string[]>> = { invalid_period: ['from', 'to'], invalid_cursor: ['cursor'] }

/** The one error that the product throws on purpose; everything else that is thrown is a fault. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly params: ErrorParams
  readonly issues: readonly FieldIssue[]
  readonly fields: readonly string[]
  readonly detail: string | undefined
  readonly current: unknown
  readonly retryAfterSeconds: number | undefined

  constructor(code: ErrorCode, params: ErrorParams = {}, extras: ErrorExtras = {}) {
    const message = extras.detail === undefined ? code : `${code}: ${extras.detail}`
    super(message, extras.cause === undefined ? undefined : { cause: extras.cause })
    this.name = 'AppError'
    this.code = code
    this.params = params
    this.issues = extras.issues ?? []
    this.fields = extras.fields ?? usualFields[code] ?? []
    this.detail = extras.detail
    this.current = extras.current
    this.retryAfterSeconds = extras.retryAfterSeconds
  }
}

/** Tells whether something caught is an AppError, of the given code if one is named. */
export function isAppError(error: unknown, code?: ErrorCode): error is AppError {
  return error instanceof AppError && (code === undefined || error.code === code)
}

/** Makes the error for one refused field. */
export function invalidField(name: string, code: string, params: ErrorParams = {}): AppError {
  return new AppError('invalid_request', {}, { issues: [{ name, code, params }] })
}
