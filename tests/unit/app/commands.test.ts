import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { commandsOf } from '#app/(crm)/_search/commands'
import type { Context } from '#lib/platform/context'
import { permissionNames } from '#lib/platform/org/roles'

const ctxWith = (permissions: readonly string[]) =>
  ({ actor: { permissions: Object.fromEntries(permissions.map((name) => [name, { kind: 'all' }])) } }) as unknown as Context

describe('the commands', () => {
  it('lead to pages that ask for what the command asks for', () => {
    for (const { href, permission } of commandsOf(ctxWith(permissionNames))) {
      const file = `app/(crm)${href}/page.tsx`
      expect(existsSync(file), file).toBe(true)
      if (permission !== null) expect(readFileSync(file, 'utf8'), file).toContain(`requirePermission(ctx, '${permission}')`)
    }
  })

  it('are those that somebody may carry out', () => {
    const keys = (permissions: string[]) => commandsOf(ctxWith(permissions)).map(({ key }) => key)
    expect(keys([])).toEqual(['notifications', 'changePassword'])
    expect(keys(['waybill:read', 'case:oversee', 'approval:decide'])).toEqual([
      'waybillLookup',
      'caseBoard',
      'assign',
      'delegates',
      'notifications',
      'changePassword',
    ])
  })

  it('of who sells begin with what is done all day, and are not those of who only reads', () => {
    const keys = (permissions: string[]) => commandsOf(ctxWith(permissions)).map(({ key }) => key)
    const selling = ['customer:read', 'customer:create', 'interaction:create', 'task:create']
    expect(keys(selling).slice(0, 5)).toEqual(['newCustomer', 'noteLead', 'logTouch', 'newTask', 'prospectBoard'])
    expect(keys(['customer:read'])).not.toContain('noteLead')
  })
})
