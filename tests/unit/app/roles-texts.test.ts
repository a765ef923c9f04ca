import { expect, it } from 'vitest'
import { findText } from '#lib/platform/i18n/messages'
import { permissionNames, reaches, roleGrants, roleKeys } from '#lib/platform/org/roles'

it('every permission, its resource and every role have words in each language', () => {
  const keys = [
    ...permissionNames.flatMap((name) => [
      `roles.permissions.${name.replace(':', '_')}`,
      `roles.resources.${name.split(':')[0]}`,
    ]),
    ...['none', ...reaches].map((reach) => `roles.short.${reach}`),
    ...roleKeys.flatMap((role) => [`roles.about.${role}`, `shell.roles.${role}`]),
  ]
  for (const locale of ['zh-CN', 'zh-TW', 'en'] as const) expect(keys.filter((key) => findText(locale, key) === null)).toEqual([])
})

it('whoever runs the system may do everything but see personal values in clear and sign for the year', () => {
  const missing = permissionNames.filter((name) => roleGrants.administrator[name] !== 'all')
  expect(missing).toEqual(['customer:reveal', 'contact:reveal', 'review:sign'])
})
