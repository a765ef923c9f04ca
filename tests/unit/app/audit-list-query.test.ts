import { describe, expect, it } from 'vitest'
import { readAuditList } from '#app/(crm)/settings/audit/_components/list-query'

const searchOf = (q: string) => readAuditList({ q }, () => []).query.search

describe('what is looked for in the audit', () => {
  it('finds a case by its number as it is printed, in small letters too', () => {
    for (const q of ['GD007051', ' gd007051 ']) expect(searchOf(q)).toMatchObject({ subject: { type: 'case', id: '7051' } })
  })

  it('takes any other text as it is: a bare number may be of anything', () => {
    for (const q of ['7051', '周敏', 'GD']) expect(searchOf(q)?.subject).toBeUndefined()
  })
})
