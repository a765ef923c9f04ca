import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { routes } from './doors.ts'
import { actionLines, pageLines } from './screens/all.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))

/** Source files below app, components and lib. */
const sources = ['app', 'components', 'lib'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.parentPath.includes('generated'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name))),
)
const textOf = (file: string) => readFileSync(join(root, file), 'utf8')
const named = (pattern: RegExp) => sources.filter((file) => pattern.test(file)).sort()

interface Offered {
  name: string
  made: string
  permission?: string | undefined
}

/** Names that a file of server actions hands out, with what stands behind the equals sign and the permission that its plan names. */
function actionsOf(text: string): Offered[] {
  const found = [...text.matchAll(/^export (?:const|let|var) (\w+)[^=]*=\s*([\w.]+)/gm)].map(
    ({ 1: name = '', 2: made = '', index }): Offered => {
      const plan = text.slice(index).split(/^\}\)$/m)[0] ?? ''
      return { name, made, permission: /^ {2}permission: (?:'([\w:]+)'|null),$/m.exec(plan)?.[1] }
    },
  )
  const others = [...text.matchAll(/^export (?:default )?(?:async )?(?:function\*?|class) ?(\w*)/gm)].map(([, name = '']) => ({
    name,
    made: 'a function',
  }))
  const lists = [...text.matchAll(/^export (?:\{|\*)/gm)].map(() => ({ name: 'a list of exports', made: 'a list' }))
  return [...found, ...others, ...lists]
}

const isDirective = (line: string) => /^\s*['"]use server['"];?\s*$/.test(line)
const actionFiles = sources.filter((file) => textOf(file).split('\n').some(isDirective)).sort()

const pagesListed = [...new Set(pageLines.map((line) => line.page))].sort()
const actionsListed = [...new Set(actionLines.map((line) => line.action))].sort()

describe('every page, route and action stands in the table', () => {
  it('pages', () => expect(named(/^app\/(.*\/)?page\.tsx?$/)).toEqual(pagesListed))
  it('routes', () => expect(named(/^app\/(.*\/)?route\.tsx?$/)).toEqual(Object.keys(routes).sort()))
  it('actions', () =>
    expect(actionFiles.flatMap((file) => actionsOf(textOf(file)).map(({ name }) => `${file}#${name}`)).sort()).toEqual(
      actionsListed,
    ))
})

describe('each keeps to its way in', () => {
  it('a page that is not public asks who is signed in, itself, and for the permission of its line', () => {
    for (const { page, permission } of pageLines) {
      const asked = [...textOf(page).matchAll(/\brequirePermission\(ctx, '([\w:]+)'\)/g)].map(([, name]) => name)
      expect(asked, page).toEqual(/^(public|signed in)$/.test(permission) ? [] : [permission])
      expect(/\bcurrentContext\(/.test(textOf(page)), page).toBe(permission !== 'public')
    }
  })

  it('an action names the permission of its line', () => {
    const named = actionFiles.flatMap((file) => actionsOf(textOf(file)).map((each) => [`${file}#${each.name}`, each.permission]))
    expect(Object.fromEntries(named)).toEqual(
      Object.fromEntries(actionLines.map((line) => [line.action, line.permission === 'signed in' ? undefined : line.permission])),
    )
  })

  it('an action is made by the one wrapper, in a file of actions', () => {
    for (const file of actionFiles) {
      expect(textOf(file).split('\n').findIndex(isDirective), `${file} says 'use server' at its head`).toBe(0)
      for (const { name, made } of actionsOf(textOf(file))) expect(made, `${file}#${name}`).toBe('action')
    }
  })

  it('the check of actions sees what goes round the wrapper', () => {
    const text = [
      'export const good = action({',
      "  permission: 'customer:read',",
      '})',
      'export const bad = async () => {}',
      'export async function worse() {}',
      'export default async function () {}',
      'export { other }',
    ].join('\n')
    expect(actionsOf(text)).toEqual([
      { name: 'good', made: 'action', permission: 'customer:read' },
      { name: 'bad', made: 'async' },
      { name: 'worse', made: 'a function' },
      { name: '', made: 'a function' },
      { name: 'a list of exports', made: 'a list' },
    ])
  })

  it('nothing is decided in proxy.ts', () => {
    expect(readFileSync(join(root, 'proxy.ts'), 'utf8')).not.toMatch(/session|currentContext|authorization/i)
  })
})
