import { describe, expect, it, test } from 'vitest'
import { asksOf, intakeInputOf } from '#app/(crm)/cases/new/_components/intake-values'
import { CASE_CHANNELS, CASE_TYPES } from '#lib/records/cases/case'

const typed = {
  waybill_no: ' YT1 ',
  customer_id: '',
  type: 'complaint',
  channel: 'hotline',
  description: '少件',
  alarm: 'injury',
  goods_value: '10',
  source_no: 'N-1',
  due_at: '2026-03-05T10:00',
  regulator_province: '33',
  complaint_id: '7',
}

describe('what is sent of a new case', () => {
  it('is what was typed and is asked for, whatever else was typed before the type was changed', () => {
    expect(intakeInputOf(typed)).toEqual({
      ...{ waybill_no: ' YT1 ', type: 'complaint', channel: 'hotline', description: '少件' },
      ...{ alarm: 'injury', goods_value: '10' },
    })
    expect(intakeInputOf({ ...typed, type: 'appeal', channel: 'regulator' })).toEqual({
      ...{ waybill_no: ' YT1 ', type: 'appeal', channel: 'regulator', description: '少件' },
      ...{ source_no: 'N-1', due_at: '2026-03-05T10:00', regulator_province: '33', complaint_id: '7' },
    })
  })

  it('names the complaint of a claim, and of an appeal that came through the regulator, unless there is none', () => {
    expect(intakeInputOf({ ...typed, type: 'claim' })).toMatchObject({ complaint_id: '7' })
    expect(intakeInputOf({ ...typed, type: 'claim', complaint_id: 'none' })).not.toHaveProperty('complaint_id')
    expect(intakeInputOf({ ...typed, type: 'appeal', channel: 'mail' })).not.toHaveProperty('complaint_id')
    expect(intakeInputOf({ ...typed, type: 'enquiry' })).not.toHaveProperty('complaint_id')
  })

  const always = ['waybill', 'customer', 'type', 'term', 'channel', 'caller', 'number', 'description']
  test.each(CASE_TYPES.flatMap((type) => CASE_CHANNELS.map((channel) => [type, channel])))(
    'of a %s by %s asks for twelve things at most',
    (type, channel) => {
      const more = Object.values(asksOf(type, channel)).filter(Boolean).length
      expect(always.length + more).toBeLessThanOrEqual(12)
    },
  )
})
