import { rm } from 'node:fs/promises'
import { invalidField } from '#lib/core/errors'
import type { Context } from '../context.ts'
import { env } from '../env.ts'
import { permit } from '../scope/scope.ts'
import { draftIdentityOf } from './identity.ts'
import type { ImportKind } from './kind.ts'
import { storedOptions } from './schema.ts'
import { storeUpload } from './store.ts'
import { receiveUpload } from './upload.ts'

/** Takes in a file whose columns somebody will map on a screen: a form with `kind` and `file`. Answers the id of its import, which waits; the same file brought
 * again by the same user while it waits is the same import. Throws what `receiveUpload` throws, and `invalid_request` that names the field. */
export async function receiveFile(ctx: Context, request: Request, kinds: readonly ImportKind[]): Promise<{ id: number }> {
  permit(ctx, 'import:create')
  const { fields, file } = await receiveUpload(request, env().DATA_DIR)
  try {
    const unknown = Object.keys(fields).find((name) => name !== 'kind')
    if (unknown !== undefined) throw invalidField(unknown, 'unknown_field')
    const kind = kinds.find((candidate) => candidate.id === fields['kind'])
    if (kind === undefined) throw invalidField('kind', fields['kind'] === undefined ? 'required' : 'invalid_value')
    const { id } = await storeUpload(ctx, file, {
      kind,
      mapping: {},
      options: storedOptions.parse({ dry_run: true }),
      identityHash: draftIdentityOf(ctx, kind.id, file.sha256),
      job: 'inspect',
    })
    return { id }
  } finally {
    await rm(file.path, { force: true })
  }
}
