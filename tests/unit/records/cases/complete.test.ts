import { describe, expect, it, test } from 'vitest'
import { intakeInput } from '#lib/records/cases/desk/schema'

const fieldsOf = (input: object) =>
  Object.fromEntries(
    (intakeInput.safeParse({ channel: 'hotline', ...input }).error?.issues ?? []).map((issue) => [
      issue.path.join('.'),
      issue.code === 'custom' ? issue.params?.['code'] : issue.code,
    ]),
  )
const phone = { caller_phone: '13700001234' }
const said = { description: '少一件' }

describe('a complaint that somebody records', () => {
  it('needs what it is about, what happened and a way to answer, whatever waybill is given', () => {
    expect(fieldsOf({ type: 'complaint', waybill_no: 'YT1' })).toEqual({
      subcategory: 'choose_one',
      caller_phone: 'way_to_answer',
      description: 'what_happened',
    })
    expect(fieldsOf({ type: 'complaint', subcategory: 'loss_part', ...phone, ...said })).toEqual({})
    expect(fieldsOf({ type: 'complaint', category: 'loss', ...phone, ...said })).toEqual({})
  })

  test.each([
    ['the number of the platform it came by', { channel: 'platform', source_no: 'P-1' }],
    ['a customer who was chosen', { customer_id: '7' }],
    ['a name where it was written', { channel: 'wechat', caller_name: '赵丽' }],
  ])('is answered by %s too', (_way, given) => {
    expect(fieldsOf({ type: 'complaint', subcategory: 'loss_part', ...said, ...given })).toEqual({})
  })

  it('is not answered by a name on the telephone', () => {
    const given = { type: 'complaint', subcategory: 'loss_part', ...said, caller_name: '赵丽' }
    expect(fieldsOf(given)).toEqual({ caller_phone: 'way_to_answer' })
  })
})

describe('anything else that somebody records', () => {
  it('needs the kind of a request, and words where kind and waybill do not say it all', () => {
    expect(fieldsOf({ type: 'request', waybill_no: 'YT1', ...said })).toEqual({ subcategory: 'choose_one' })
    expect(fieldsOf({ type: 'request', waybill_no: 'YT1', subcategory: 'trace' })).toEqual({})
    expect(fieldsOf({ type: 'request', subcategory: 'trace' })).toEqual({ description: 'what_happened' })
    expect(fieldsOf({ type: 'request', waybill_no: 'YT1', subcategory: 'change_address' })).toEqual({
      description: 'what_happened',
    })
  })

  it('takes what an appeal or a claim is about from the complaint it goes on from', () => {
    for (const type of ['appeal', 'claim']) {
      expect(fieldsOf({ type, ...said })).toEqual({ subcategory: 'choose_one' })
      expect(fieldsOf({ type, ...said, complaint_id: '7' })).toEqual({})
    }
  })

  it('asks no category of a question, of praise and of what is said inside', () => {
    for (const type of ['enquiry', 'compliment', 'internal']) {
      expect(fieldsOf({ type, ...said })).toEqual({})
      expect(fieldsOf({ type })).toEqual({ description: 'what_happened' })
    }
  })
})
