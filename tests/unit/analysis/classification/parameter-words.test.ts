import { expect, it } from 'vitest'
import { parameterFields } from '#lib/analysis/classification/parameter-fields'
import { allowedText, parameterMark, parameterNumber } from '#lib/analysis/classification/parameter-words'
import { SCHEME_IDS } from '#lib/analysis/classification/registry'
import type { Locale } from '#lib/platform/i18n/locale'
import { locales } from '#lib/platform/i18n/locale'

const allowed = (scheme: string, path: string, locale: Locale = 'zh-CN', look = {}) => {
  const field = parameterFields(scheme).find((each) => each.path === path)
  return field === undefined ? null : allowedText(field, look, { locale, currency: 'CNY' })
}

it('what may be typed is told from the schema, in the unit of the field', () => {
  expect(allowed('abc', 'a_share')).toBe('允许的范围：大于 0%，最多 100%')
  expect(allowed('golden_list', 'core_share')).toBe('允许的范围：大于 0%，小于 100%')
  expect(allowed('golden_list', 'part_loss_from')).toBe('允许的范围：¥0 至 ¥1,000,000,000')
  expect(allowed('golden_list', 'long_term_years')).toBe('允许的范围：大于 0 年，最多 100 年')
  expect(allowed('lifetime_value', 'holdout_days')).toBe('允许的范围：0 天 至 366 天，须为整数')
  expect(allowed('lifetime_value', 'holdout_days', 'en')).toBe('Allowed: 0 days to 366 days, whole numbers')
  expect(allowed('investment_npv', 'years')).toBe('允许的范围：1 年 至 50 年，须为整数；或选“不限”')
  expect(allowed('loyalty', 'repeat_high')).toBe('允许的范围：至少 1 天，须为整数；或选“中位数”')
  expect(allowed('relationship_count', 'margin_cuts')).toBe('填 2 个数，用逗号分开，从小到大；每个允许的范围：-1,000% 至 1,000%')
  expect(allowed('demand', 'first_cuts')).toBe('填 2 个数，用逗号分开，从小到大')
  expect(allowed('ahp', 'compare.revenue_cost')).toBe('允许的范围：1/9 至 9')
  expect(allowed('abc', 'measure')).toBeNull()
})

it('every number has a sentence in every language', () => {
  for (const scheme of SCHEME_IDS)
    for (const { path, bounds } of parameterFields(scheme))
      for (const locale of locales)
        if (bounds !== null) expect(allowed(scheme, path, locale), `${scheme}.${path}`).not.toMatch(/[{}]|allowed\.|∞|NaN/)
})

it('a number is written, and marked, in its unit', () => {
  const reader = { locale: 'zh-CN', currency: 'CNY' } as const
  expect(parameterNumber(0.07, 'share', reader)).toBe('7%')
  expect(parameterNumber(1 / 3, 'comparison', reader)).toBe('1/3')
  expect(parameterNumber(90, 'days', reader)).toBe('90 天')
  expect((['share', 'monthly', 'days', 'number'] as const).map((unit) => parameterMark(unit, reader))).toEqual([
    '%',
    '¥',
    '天',
    '',
  ])
})
