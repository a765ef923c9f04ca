import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ERROR_CODES } from '#lib/core/errors'
import { findText } from '#lib/platform/i18n/messages'
import { en } from '#messages/en'
import { zhCN } from '#messages/zh-CN'
import { zhTW } from '#messages/zh-TW'

/** Every text by its dotted key. */
function textsOf(node: unknown, prefix = ''): Map<string, string> {
  if (typeof node === 'string') return new Map([[prefix, node]])
  return new Map(
    Object.entries(node ?? {}).flatMap(([key, child]) => [...textsOf(child, prefix === '' ? key : `${prefix}.${key}`)]),
  )
}

/** Names of the places of a text, those of plurals too: English needs `{count, plural, …}` where Chinese has `{count}`. */
const placesOf = (text: string) => [...new Set([...text.matchAll(/\{(\w+)\s*[,}]/g)].map(([, name]) => name))].sort()

const catalogues = { 'zh-CN': textsOf(zhCN), 'zh-TW': textsOf(zhTW), en: textsOf(en) }
const reference = catalogues['zh-CN']

const sources = globSync('{lib,app}/**/*.{ts,tsx}')
  .filter((file) => !file.includes('generated'))
  .map((file) => readFileSync(file, 'utf8'))
const found = (pattern: RegExp) =>
  [...new Set(sources.flatMap((text) => [...text.matchAll(pattern)].map(([, key = '']) => key)))].sort()

describe('the three catalogues', () => {
  it.each(['zh-TW', 'en'] as const)('%s has exactly the keys of 简体中文', (locale) => {
    const keys = catalogues[locale]
    expect([...reference.keys()].filter((key) => !keys.has(key))).toEqual([])
    expect([...keys.keys()].filter((key) => !reference.has(key))).toEqual([])
  })

  it.each(['zh-TW', 'en'] as const)('%s has the same places in every text', (locale) => {
    const differ = [...reference].filter(
      ([key, text]) => placesOf(text).join() !== placesOf(catalogues[locale].get(key) ?? '').join(),
    )
    expect(differ.map(([key]) => key)).toEqual([])
  })

  it('leave no text empty, and no Chinese in English', () => {
    const empty = Object.entries(catalogues).flatMap(([locale, texts]) =>
      [...texts].filter(([, text]) => text.trim() === '').map(([key]) => `${locale} ${key}`),
    )
    expect(empty).toEqual([])
    expect([...catalogues.en].filter(([, text]) => /\p{Script=Han}/u.test(text)).map(([key]) => key)).toEqual([])
  })

  it('繁體中文 uses no simplified character where the traditional one differs', () => {
    // Frequent ones whose two forms differ; a full table would be a library of its own.
    const simplified =
      /[户单导员们这个来时为开关显删页数据录见观长门问间头动务处备应发无风飞进还过运递话详语说请让设证评识译试误诉词号码级约纪线组经绑结给统继续维绩综编缩网罗]/u
    expect([...catalogues['zh-TW']].filter(([, text]) => simplified.test(text)).map(([key, text]) => `${key}: ${text}`)).toEqual(
      [],
    )
  })
})

describe('what the code says has a text', () => {
  const hasText = (key: string) => findText('zh-CN', key) !== null

  it('every code of an error', () => {
    expect(ERROR_CODES.filter((code) => !hasText(`errors.${code}`))).toEqual([])
  })

  it('every detail of an error', () => {
    const details = found(/\bdetail: '([\w.]+)'/g)
    expect(details.length).toBeGreaterThan(20)
    expect(details.filter((detail) => !hasText(`errors.${detail}`))).toEqual([])
  })

  it('every code of a refused field', () => {
    const codes = [...found(/\bparams: \{ code: '(\w+)'/g), ...found(/\binvalidField\((?:[^()]|\([^()]*\))*?, '(\w+)'/g)]
    expect(codes.length).toBeGreaterThan(20)
    expect(codes.filter((code) => !hasText(`issues.${code}`))).toEqual([])
  })
})
