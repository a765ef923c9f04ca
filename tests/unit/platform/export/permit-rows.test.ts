import { describe, expect, it } from 'vitest'
import { mostRowsOf, permitRows } from '#lib/platform/export/permit-rows'
import type { RoleKey } from '#lib/platform/org/roles'
import { roleKeys } from '#lib/platform/org/roles'

const as = (...roles: RoleKey[]) => ({
  actor: { kind: 'person' as const, userId: 1, name: '', outletId: 1, roles, permissions: {} },
  locale: 'zh-CN' as const,
})

describe('how much may be exported at once', () => {
  it('500 rows by whoever does not decide on exports', () => {
    const others = roleKeys.filter((role) => role !== 'executive' && role !== 'administrator')
    expect(others.map((role) => mostRowsOf(as(role)))).toEqual(others.map(() => 500))
    expect(() => permitRows(as('finance'), 500)).not.toThrow()
    expect(() => permitRows(as('finance'), 501)).toThrow(
      expect.objectContaining({ code: 'rule_violated', detail: 'export.needs_approval', params: { most: '500' } }),
    )
  })

  it('a million rows by the executive and the administrator, with whatever other role', () => {
    expect(() => permitRows(as('executive'), 1_000_000)).not.toThrow()
    expect(() => permitRows(as('sales', 'administrator'), 1_000_000)).not.toThrow()
    expect(() => permitRows(as('administrator'), 1_000_001)).toThrow(
      expect.objectContaining({ detail: 'export.too_many', params: { most: '1,000,000' } }),
    )
  })
})
