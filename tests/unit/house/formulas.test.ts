import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

/** The anchor that a heading gets when it is read as a page. */
const anchorOf = (heading: string) =>
  heading
    .trim()
    .toLowerCase()
    .replaceAll(/[^\w\s-]/g, '')
    .replaceAll(/\s+/g, '-')

const anchors = readFileSync('docs/formulas.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('## '))
  .map((line) => anchorOf(line.slice(3)))

const named = globSync('lib/**/*.ts')
  .filter((file) => !file.includes('generated'))
  .flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/docs\/formulas\.md#([\w-]+)/g)].map(([, anchor = '']) => ({ file, anchor })),
  )

describe('docs/formulas.md', () => {
  it('has a section for every formula that the code names', () => {
    expect(named.length).toBeGreaterThan(15)
    expect(named.filter(({ anchor }) => !anchors.includes(anchor))).toEqual([])
  })

  it('names a source in every section: a publication, a document, the contract, or a decision of ours', () => {
    const sections = readFileSync('docs/formulas.md', 'utf8').split(/^## /mu).slice(1)
    expect(sections.length).toBe(anchors.length)
    expect(sections.filter((text) => !/\bsources?\b/iu.test(text)).map((text) => text.split('\n')[0])).toEqual([])
  })

  it('has no section that no code names', () => {
    expect(anchors.filter((anchor) => !named.some((one) => one.anchor === anchor))).toEqual([])
  })
})
