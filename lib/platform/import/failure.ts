import type { ErrorParams } from '#lib/core/errors'

/** Why a whole file cannot be imported: `code` names a text of the catalogues (imports.failures), `line` in `params` where it was seen. */
export class ImportFailure extends Error {
  readonly code: string
  readonly params: ErrorParams

  constructor(code: string, params: ErrorParams = {}) {
    super(code)
    this.name = 'ImportFailure'
    this.code = code
    this.params = params
  }
}
