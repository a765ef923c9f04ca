import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { fileOperations } from '#app/api/_files/all'
import { sql } from '#lib/platform/db/sql'
import { askOutlet, resolveCase, tellUser } from '#lib/records/cases/desk/service'
import { FILES_AT_MOST } from '#lib/records/cases/files/keep'
import { listCaseFiles, receiveCaseFile, removeCaseFile, takeCaseFile } from '#lib/records/cases/files/service'
import { listHandedFiles, receiveHandedFile, takeHandedFile } from '#lib/records/cases/handed/files'
import type { TestCompany, UserKey } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'
import { insertCustomer } from '#tests/support/shipments'
import { workImport, workRevert } from '#tests/support/work-import'
import { at, openCase, viewAs } from './case-company.ts'

let company: TestCompany
let firm = 0
let consumer = 0
/** Of an outlet of its own, whose people are asked. */
let asked = 0
beforeAll(async () => {
  company = await openTestCompany()
  const { shounan } = company.outlets
  firm = await insertCustomer(company.db, { outletId: shounan })
  asked = await insertCustomer(company.db, { outletId: company.outlets.xiaying })
  consumer = await insertCustomer(company.db, { outletId: shounan, kind: 'consumer', name: '王小明' })
})
afterAll(() => company.close())

const now = at('2026-03-02T09:00')
const as = (user: UserKey) => company.contextAs(user, now)
const opened = async (customer = firm) => openCase(await as('service'), customer, { category: 'damage' })
const pdf = (text: string) => Buffer.from(`%PDF-1.4\n${text}\n%%EOF\n`, 'latin1')
const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3])

function form(file: Uint8Array, fields: Record<string, string> = {}): Request {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.set(name, value)
  body.set('file', new Blob([new Uint8Array(file)]), '王小明的包裹.png')
  return new Request('http://yike.test/', { method: 'POST', body })
}
const bring = async (id: number, file: Uint8Array, note = '', user: UserKey = 'service') =>
  receiveCaseFile(await as(user), { id }, form(file, { note }))
const filesOf = async (id: number, user: UserKey = 'service') => (await listCaseFiles(await as(user), { id })).files
const take = async (user: UserKey, id: number, fileId: number, reason?: string) =>
  takeCaseFile(await as(user), { id }, fileId, reason)
const audited = async (id: number) =>
  (
    await company.db.rows(
      z.object({ action: z.string() }),
      sql`select action from audit_event where subject_type = 'case' and subject_id = ${String(id)} and action ~ 'file|reveal' order by id`,
    )
  ).map(({ action }) => action)
const askedOf = async () => {
  const id = await opened(asked)
  const { version } = await viewAs(company, 'service', id, now)
  await askOutlet(await as('service'), { id }, { version, outlet_id: String(company.outlets.xiaying), text: '请拍照' })
  return id
}

describe('a file of a case', () => {
  it('is kept with what it shows, comes back byte by byte under the number of the case, and stands in the history', async () => {
    const id = await opened()
    await bring(id, png, ' 外箱破损 ')
    const [file, ...others] = await filesOf(id)
    expect(others).toEqual([])
    expect(file).toMatchObject({ note: '外箱破损', contentType: 'image/png', bytes: 11, addedByName: '沈听', outletId: null })
    const taken = await take('service', id, file?.id ?? 0)
    expect(taken).toMatchObject({
      name: `GD${String(id).padStart(6, '0')}-${file?.id}.png`,
      contentType: 'application/octet-stream',
    })
    expect(Buffer.from(taken.stream as Uint8Array).equals(png)).toBe(true)
    const [newest] = (await viewAs(company, 'service', id, now)).events
    expect(newest).toMatchObject({ kind: 'file_added', actorName: '沈听', text: '外箱破损' })
    // The same again is the same; a name of the upload is kept nowhere.
    await bring(id, png, '又一次')
    expect(await filesOf(id)).toHaveLength(1)
    expect(await audited(id)).toEqual(['case.file_added', 'case.take_file'])
    const rest = await company.db.row(
      z.object({ named: z.boolean() }),
      sql`select exists (select from case_file where note like '%王小明%') or exists (select from audit_event where detail::text like '%包裹.png%') as named`,
    )
    expect(rest?.named).toBe(false)
  })

  it('is checked as a scan of a paper is, and none too many are kept', async () => {
    const id = await opened()
    await expect(bring(id, Buffer.from('<svg/>'))).rejects.toMatchObject({ code: 'unsupported_media' })
    await expect(bring(id, pdf('(11010519491231002X) Tj'))).rejects.toMatchObject({ detail: 'paper.scan_of_identity' })
    const large = Buffer.concat([pdf(''), Buffer.alloc(10 * 1024 * 1024)])
    await expect(bring(id, large)).rejects.toMatchObject({ code: 'too_large' })
    await expect(bring(id, png, '长'.repeat(201))).rejects.toMatchObject({ issues: [{ name: 'note' }] })
    await expect(receiveCaseFile(await as('service'), { id }, form(png, { version: '1' }))).rejects.toMatchObject({
      issues: [{ name: 'version', code: 'unknown_field' }],
    })
    expect(await filesOf(id)).toEqual([])
    for (let each = 0; each < FILES_AT_MOST; each += 1) await bring(id, pdf(String(each)))
    await expect(bring(id, png)).rejects.toMatchObject({ detail: 'case.too_many_files' })
    expect(await filesOf(id)).toHaveLength(FILES_AT_MOST)
  })

  it('is taken away for good by whoever works on the case, and the history says so', async () => {
    const id = await opened()
    await bring(id, png, '错发')
    const fileId = (await filesOf(id))[0]?.id ?? 0
    await expect(removeCaseFile(await as('serviceHangzhou'), { id }, fileId)).rejects.toMatchObject({ code: 'not_found' })
    await removeCaseFile(await as('service'), { id }, fileId)
    expect(await filesOf(id)).toEqual([])
    await expect(take('service', id, fileId)).rejects.toMatchObject({ code: 'not_found' })
    await expect(removeCaseFile(await as('service'), { id }, fileId)).rejects.toMatchObject({ code: 'not_found' })
    expect((await viewAs(company, 'service', id, now)).events[0]).toMatchObject({ kind: 'file_removed', text: '错发' })
  })

  it('is as if it were not there for whoever does not see the case, and is not taken through another case', async () => {
    const [id, other] = [await opened(), await opened()]
    await bring(id, png)
    const fileId = (await filesOf(id))[0]?.id ?? 0
    await expect(take('serviceHangzhou', id, fileId)).rejects.toMatchObject({ code: 'not_found' })
    await expect(bring(id, pdf('x'), '', 'serviceHangzhou')).rejects.toMatchObject({ code: 'not_found' })
    await expect(take('service', other, fileId)).rejects.toMatchObject({ code: 'not_found' })
    await expect(bring(id, pdf('x'), '', 'finance')).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('a file of a consumer’s case', () => {
  it('goes to whoever may reveal, with the case behind it while it lasts, and for a reason after it', async () => {
    const id = await opened(consumer)
    await bring(id, png)
    const fileId = (await filesOf(id))[0]?.id ?? 0
    await take('service', id, fileId)
    await expect(take('finance', id, fileId)).rejects.toMatchObject({ code: 'forbidden' })
    const { version } = await viewAs(company, 'service', id, now)
    await resolveCase(await as('service'), { id }, { version, root_cause: 'none_found', resolution: '已查' })
    await tellUser(await as('service'), { id }, { channel: 'call', text: '已告知' })
    await company.db.execute(sql`update case_record set follow_up_wanted = false where id = ${id}`)
    await company.db.execute(sql`update case_standing set next_clock = null where case_id = ${id}`)
    await expect(take('service', id, fileId)).rejects.toMatchObject({ issues: [{ name: 'reason', code: 'reason_required' }] })
    await take('service', id, fileId, '复核赔付')
    expect(await audited(id)).toEqual([
      'case.file_added',
      'personal.reveal',
      'case.take_file',
      'personal.reveal',
      'case.take_file',
    ])
    const reveals = await company.db.rows(
      z.object({ linked: z.boolean() }),
      sql`select (detail ->> 'linked')::bool as linked from audit_event where action = 'personal.reveal' and subject_id = ${String(id)} order by id`,
    )
    expect(reveals.map(({ linked }) => linked)).toEqual([true, false])
  })
})

describe('the outlet that was asked', () => {
  it('brings what it found and sees only that; the desk sees both', async () => {
    const id = await askedOf()
    await bring(id, png, '投诉人拍的')
    await receiveHandedFile(await as('outletXiaying'), id, form(pdf('监控'), { note: '监控截图' }))
    const own = await listHandedFiles(await as('outletXiaying'), id)
    expect(own).toMatchObject([{ note: '监控截图', outletName: '下应营业部' }])
    const all = await filesOf(id)
    expect(all.map(({ note }) => note)).toEqual(['投诉人拍的', '监控截图'])
    expect((await filesOf(id, 'outletXiaying')).map(({ note }) => note)).toEqual(['监控截图'])
    const [desk, theirs] = all.map((file) => file.id)
    expect(
      Buffer.from((await takeHandedFile(await as('outletXiaying'), id, theirs ?? 0)).stream as Uint8Array).equals(pdf('监控')),
    ).toBe(true)
    await expect(takeHandedFile(await as('outletXiaying'), id, desk ?? 0)).rejects.toMatchObject({ code: 'not_found' })
    await expect(take('outletXiaying', id, desk ?? 0)).rejects.toMatchObject({ code: 'not_found' })
    await expect(bring(id, pdf('x'), '', 'outletXiaying')).rejects.toMatchObject({ detail: 'case.files_hidden' })
    // What it has brought is its proof: the desk takes its own away, and nobody but who oversees the cases that of an outlet.
    const remove = async (user: UserKey) => removeCaseFile(await as(user), { id }, theirs ?? 0)
    await expect(remove('service')).rejects.toMatchObject({ detail: 'case.file_of_outlet' })
    // The words of the desk's file may say who complained.
    const seen = (await viewAs(company, 'outletXiaying', id, now)).events.filter(({ kind }) => kind === 'file_added')
    expect(seen.map(({ text }) => text)).toEqual([null, null])
    await remove('serviceManager')
    expect((await filesOf(id)).map(({ note }) => note)).toEqual(['投诉人拍的'])
  })

  it('brings nothing to a case that it was not asked about, nor to one that is closed', async () => {
    const unasked = await opened()
    await expect(receiveHandedFile(await as('outletXiaying'), unasked, form(png))).rejects.toMatchObject({ code: 'not_found' })
    await expect(receiveHandedFile(await as('service'), unasked, form(png))).rejects.toMatchObject({ code: 'forbidden' })
    const id = await askedOf()
    const { version } = await viewAs(company, 'service', id, now)
    await resolveCase(await as('service'), { id }, { version, root_cause: 'none_found', resolution: '已查' })
    await tellUser(await as('service'), { id }, { channel: 'call', text: '已告知' })
    await expect(receiveHandedFile(await as('outletXiaying'), id, form(png))).rejects.toMatchObject({ detail: 'case.is_closed' })
    expect(await filesOf(id)).toEqual([])
  })
})

it('a case that has a file stays when its import is taken back, with the file', async () => {
  await company.db.execute(sql`update customer set external_id = 'FILE-1' where id = ${firm}`)
  const row = { customer_external_id: 'FILE-1', type: 'complaint', opened_at: '2026-03-01 10:00' }
  const worked = await workImport(company, 'cases', [
    { external_id: 'FILE-A', ...row },
    { external_id: 'FILE-B', ...row },
  ])
  const idOf = (externalId: string) =>
    company.db.row(z.object({ id: z.int() }), sql`select id from case_record where external_id = ${externalId}`)
  const id = (await idOf('FILE-A'))?.id ?? 0
  await bring(id, png)
  expect((await workRevert(company, worked.id)).revertReport).toMatchObject({ removed: 1, in_use: 1 })
  expect(await idOf('FILE-B')).toBeNull()
  expect(await filesOf(id)).toHaveLength(1)
})

it('the doors of files know them', () => {
  expect(fileOperations.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['bringCaseFile', 'takeCaseFile', 'bringHandedFile', 'takeHandedFile']),
  )
})
