import { beforeEach, expect } from 'vitest'
import { z } from 'zod'
import { workOffAll } from '#lib/jobs/registry'
import { sql } from '#lib/platform/db/sql'
import { env } from '#lib/platform/env'
import { log } from '#lib/platform/log/log'
import type { ApiAnswer } from './api-call.ts'
import { companyWithKey } from './company-with-key.ts'

export type Bytes = string | Uint8Array<ArrayBuffer>

interface Brought {
  id: string
  lines: string[]
  // biome-ignore lint/suspicious/noExplicitAny: the answer of the API, compared as a whole
  [field: string]: any // oxlint-disable-line typescript/no-explicit-any
}

/** A company for one file of tests, emptied before each of them, to which files are sent through the API's own door by an administrator. */
export function filesByApi() {
  const { company, key } = companyWithKey()
  beforeEach(async () => {
    await company().db.execute(
      sql`truncate import, case_record, waybill, customer, customer_standing, touched_month, customer_month, outlet_month, import_change, import_error cascade`,
    )
  })

  function send(file: Bytes, fields: Record<string, string> = {}, name = 'file.csv'): Promise<ApiAnswer> {
    const form = new FormData()
    for (const [field, value] of Object.entries({ kind: 'customers', ...fields })) form.set(field, value)
    form.set('file', new Blob([file]), name)
    return company().api('POST', '/imports', { key: key(), body: form, headers: { 'accept-language': 'en' } })
  }

  const workOff = () => workOffAll({ db: company().db, log, dataDirectory: env().DATA_DIR })

  async function bring(file: Bytes, fields: Record<string, string> = {}, name?: string): Promise<Brought> {
    const started = await send(file, fields, name)
    expect(started.status, JSON.stringify(started.body)).toBe(202)
    await workOff()
    const id: string = started.body.id
    const { body } = await company().api('GET', `/imports/${id}`, { key: key() })
    const errors = await company().api('GET', `/imports/${id}/errors`, { key: key(), headers: { 'accept-language': 'en' } })
    const lines = String(errors.body)
      .replace(/^\ufeff/, '')
      .trim()
      .split('\n')
      .slice(1)
    expect(body.created + body.updated + body.skipped + body.rejected, 'every row is accounted for').toBe(
      body.status === 'done' ? body.total : 0,
    )
    return { id, ...body, lines }
  }

  const namesStored = async () =>
    (
      await company().db.rows(
        z.object({ name: z.string() }),
        sql`select external_id || ' ' || name as name from customer order by 1`,
      )
    ).map((row) => row.name)

  return { company, key, send, workOff, bring, namesStored }
}
