import { describe, expect, it } from 'vitest'
import { companyForBadInput, daysRefused, namesOf, textsKept, textsRefused, written } from './bad-input.ts'

const { company, key, customerId, send } = companyForBadInput()

describe('PUT /customers/{id}/facts/{key}', () => {
  const note = (factKey: string, body: unknown) => send('PUT', `/customers/${customerId()}/facts/${factKey}`, body)

  it('refuses values that cannot be kept, and names the value', async () => {
    const money = (digits: string) => ({ amount_minor: written(digits), currency: 'CNY' })
    const values: [string, unknown[]][] = [
      ['stated_need', textsRefused.map(([, value]) => value)],
      ['employees', [...['1e309', '-1e309'].map(written), '12', '前\u0000']],
      ['founded_on', daysRefused],
      ['main_goods', [['前\u0000后'], ['\ud800'], ['x'.repeat(1_000_000)], [12]]],
      ['special_goods', [['fresh\u0000'], ['spoilt']]],
      ['express_spend_month', [...['1e309', '9007199254740993', '12.345'].map(money), { amount_minor: 1, currency: 'C\u0000Y' }]],
    ]
    for (const [factKey, all] of values)
      for (const value of all) {
        const answer = await note(factKey, { value })
        const what = `${factKey} ${JSON.stringify(value).slice(0, 40)}`
        expect({ what, status: answer.status, names: namesOf(answer) }).toEqual({
          what,
          status: 400,
          names: expect.arrayContaining([expect.stringMatching(/^value/)]),
        })
      }
  })

  it('keeps every other text exactly', async () => {
    for (const text of textsKept) {
      const answer = await note('stated_need', { value: text, source: text })
      expect(answer).toMatchObject({ status: 200, body: { value: text, source: text } })
      const shown = await company().api('GET', `/customers/${customerId()}/facts`, { key: key() })
      expect(shown.body.data.find((fact: { key: string }) => fact.key === 'stated_need')).toMatchObject({
        value: text,
        source: text,
      })
      expect((await note('main_goods', { value: [text] })).body.value).toEqual([text])
    }
  })

  it('refuses what else is said of a value, by name', async () => {
    for (const [field, values] of [
      ['source', textsRefused.map(([, value]) => value)],
      ['confidence', ['1e309', '1.0000001', '-1', '"1"'].map(written)],
      ['verified_on', daysRefused],
    ] as const)
      for (const value of values) {
        const answer = await note('stated_need', { value: '每天取件', [field]: value })
        expect({ status: answer.status, names: namesOf(answer) }).toEqual({
          status: 400,
          names: [expect.stringContaining(field)],
        })
      }
  })
})
