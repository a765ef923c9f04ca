import { fileOperations } from '#app/api/_files/all'
import { workOffAll } from '#lib/jobs/registry'
import { authenticateSession } from '#lib/platform/auth/authenticate-session'
import type { Context } from '#lib/platform/context'
import { env } from '#lib/platform/env'
import { dispatch } from '#lib/platform/http/dispatch'
import type { ImportRow } from '#lib/platform/import/import-row'
import type { MappingTask } from '#lib/platform/import/map-columns'
import { getMappingTask, mapImport } from '#lib/platform/import/map-columns'
import { receiveFile } from '#lib/platform/import/receive'
import type { Mapping } from '#lib/platform/import/schema'
import { getImport } from '#lib/platform/import/service'
import { log } from '#lib/platform/log/log'
import { importKinds } from '#lib/records/import-kinds'
import type { TestCompany } from './company.ts'

// An import as it is done at a screen: file, columns, preview.

type Bytes = string | Uint8Array<ArrayBuffer>

/** A form as the screen sends it. */
export function uploadForm(kind: string, file: Bytes, name = 'file.csv'): FormData {
  const form = new FormData()
  form.set('kind', kind)
  form.set('file', new Blob([file]), name)
  return form
}

const origin = 'http://yike.test'

/** Asks at the door of files, as a page of ours would; `from` is the site of the page, null where the browser does not say. */
export function askFiles(
  path: string,
  init: RequestInit & { headers?: Record<string, string> } = {},
  from: string | null = origin,
): Promise<Response> {
  const headers = { host: 'yike.test', ...(init.method === 'POST' && from !== null ? { origin: from } : {}), ...init.headers }
  const request = new Request(`${origin}/api/files${path}`, { ...init, headers })
  return dispatch(fileOperations, authenticateSession, request, '/api/files')
}

export const workOff = (company: TestCompany): Promise<void> => workOffAll({ db: company.db, log, dataDirectory: env().DATA_DIR })

/** Brings a file and has somebody look into it. Answers its id. */
export async function bringFile(company: TestCompany, ctx: Context, kind: string, file: Bytes, name?: string): Promise<string> {
  const request = new Request(`${origin}/`, { method: 'POST', body: uploadForm(kind, file, name) })
  const { id } = await receiveFile(ctx, request, importKinds)
  await workOff(company)
  return String(id)
}

export const taskOf = (ctx: Context, id: string): Promise<MappingTask> => getMappingTask(ctx, id, importKinds)

interface Said {
  mapping?: Mapping
  date_format?: string
  on_duplicate?: 'update' | 'skip' | 'error'
  create_missing_customers?: boolean
}

/** Says which column is which, as it is suggested unless said otherwise, and has the file read. Answers the import. */
export async function mapFile(company: TestCompany, ctx: Context, id: string, said: Said = {}): Promise<ImportRow> {
  const task = await taskOf(ctx, id)
  const dateFormat = said.date_format ?? task.dateFormat
  await mapImport(
    ctx,
    {
      id,
      mapping: said.mapping ?? task.mapping,
      on_duplicate: said.on_duplicate ?? 'update',
      create_missing_customers: said.create_missing_customers ?? false,
      ...(dateFormat === null ? {} : { date_format: dateFormat }),
    },
    importKinds,
  )
  await workOff(company)
  return getImport(ctx, id)
}
