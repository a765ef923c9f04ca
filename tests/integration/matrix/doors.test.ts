import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { actions, pages, routes } from './doors.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))

/** Source files below app, components and lib. */
const sources = ['app', 'components', 'lib'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.parentPath.includes('generated'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name))),
)
const textOf = (file: string) => readFileSync(join(root, file), 'utf8')
const named = (pattern: RegExp) => sources.filter((file) => pattern.test(file)).sort()

/** Names that a file of server actions hands out, with what stands behind the equals sign. */
function actionsOf(text: string): { name: string; made: string }[] {
  const found = [...text.matchAll(/^export (?:const|let|var) (\w+)[^=]*=\s*([\w.]+)/gm)].map(([, name = '', made = '']) => ({
    name,
    made,
  }))
  const others = [...text.matchAll(/^export (?:default )?(?:async )?(?:function\*?|class) ?(\w*)/gm)].map(([, name = '']) => ({
    name,
    made: 'a function',
  }))
  const lists = [...text.matchAll(/^export (?:\{|\*)/gm)].map(() => ({ name: 'a list of exports', made: 'a list' }))
  return [...found, ...others, ...lists]
}

const isDirective = (line: string) => /^\s*['"]use server['"];?\s*$/.test(line)
const actionFiles = sources.filter((file) => textOf(file).split('\n').some(isDirective)).sort()

describe('every page, route and action stands in the table', () => {
  it('pages', () => expect(named(/^app\/(.*\/)?page\.tsx?$/)).toEqual(Object.keys(pages).sort()))
  it('routes', () => expect(named(/^app\/(.*\/)?route\.tsx?$/)).toEqual(Object.keys(routes).sort()))
  it('actions', () =>
    expect(actionFiles.flatMap((file) => actionsOf(textOf(file)).map(({ name }) => `${file}#${name}`)).sort()).toEqual(
      Object.keys(actions).sort(),
    ))
})

describe('each keeps to its way in', () => {
  it('a page that is not public asks who is signed in, itself', () => {
    const without = Object.entries(pages).filter(([file, who]) => who !== 'public' && !/\bcurrentContext\(/.test(textOf(file)))
    expect(without).toEqual([])
  })

  it('an action is made by the one wrapper, in a file of actions', () => {
    for (const file of actionFiles) {
      expect(textOf(file).split('\n').findIndex(isDirective), `${file} says 'use server' at its head`).toBe(0)
      for (const { name, made } of actionsOf(textOf(file))) expect(made, `${file}#${name}`).toBe('action')
    }
  })

  it('the check of actions sees what goes round the wrapper', () => {
    const text = [
      'export const good = action({})',
      'export const bad = async () => {}',
      'export async function worse() {}',
      'export default async function () {}',
      'export { other }',
    ].join('\n')
    expect(actionsOf(text)).toEqual([
      { name: 'good', made: 'action' },
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
