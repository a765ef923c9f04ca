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

/** Big5 has them too, as rare characters of their own or old forms: whoever writes one of them means 麼, 異, 據 and so on. */
const simplifiedInBig5 = new Set('万与丰么价优体儿几党厂吨听圣坏复宁岭异庄怀惊愿据扑扰机极构气洁确离种筑网胜荐虫触赶适')

/** Every character of Big5 itself, the set that traditional Chinese is written in; what Hong Kong added lies in the rows left out, simplified ones among it. */
function big5Characters(): Set<string> {
  const decoder = new TextDecoder('big5')
  const rows = [...range(0xa4, 0xc6), ...range(0xc9, 0xf9)]
  const places = [...range(0x40, 0x7e), ...range(0xa1, 0xfe)]
  return new Set(rows.flatMap((row) => places.map((place) => decoder.decode(new Uint8Array([row, place])))))
}

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, step) => from + step)

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

  it('繁體中文 uses no character that only simplified Chinese has', () => {
    const known = big5Characters()
    expect([known.has('檔'), known.has('档')]).toEqual([true, false])
    const simplified = (text: string) =>
      [...text].filter((char) => /\p{Script=Han}/u.test(char) && (!known.has(char) || simplifiedInBig5.has(char)))
    const wrong = [...catalogues['zh-TW']].flatMap(([key, text]) => simplified(text).map((char) => `${key}: ${char}`))
    expect(wrong).toEqual([])
  })
})

describe('texts outside React', () => {
  it('say one and more in two ways, of numbers that are written already too', () => {
    const text = (customers: string | number) => findText('en', 'gallery.drops.sentence', { customers, loss: '¥5' })
    expect(text('1')).toBe('1 customer ships less: ¥5 a month.')
    expect(text(1)).toBe('1 customer ships less: ¥5 a month.')
    expect(text('1,021')).toBe('1,021 customers ship less: ¥5 a month.')
    expect(text(0)).toBe('0 customers ship less: ¥5 a month.')
  })

  it('of the gallery name no number of customers, months or alarms without saying what one is', () => {
    const bare = /\{\w+\} (?:customers|months|alarms|waybills|complaints|people|follow-ups)\b/
    expect([...catalogues.en].filter(([key, text]) => key.startsWith('gallery.') && bare.test(text))).toEqual([])
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
