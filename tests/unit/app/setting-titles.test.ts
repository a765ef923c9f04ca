import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { zhCN } from '#messages/zh-CN'

const keys = globSync('lib/**/*.ts').flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(/defineSetting\(\s*'([a-z_]+)\.([a-z_]+)'/g)].map(([, area = '', name = '']) => ({
    area,
    name,
  })),
)
const settings: Readonly<Record<string, Readonly<Record<string, { title?: string }>>>> = zhCN.thresholds.settings

it('every setting has a title, by which the audit names it, also one that no page of thresholds lists', () => {
  expect(keys.length).toBeGreaterThan(30)
  expect(keys.filter(({ area, name }) => (settings[area]?.[name]?.title ?? '') === '')).toEqual([])
})
