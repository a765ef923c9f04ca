import type { useTranslations } from 'next-intl'
import { provinces, wholeProvince } from '#components/crm/provinces'

/** Answers the regions that a form offers: the provinces, and first what stands already where that is none of them, a place in its province or what came with an import. */
export function regionChoices(
  t: ReturnType<typeof useTranslations<'provinces'>>,
  present: string | null,
): { value: string; label: string }[] {
  const choices = provinces.map((code) => ({ value: wholeProvince(code), label: t(code) }))
  if (present === null || choices.some(({ value }) => value === present)) return choices
  return [{ value: present, label: regionText(present, t) }, ...choices]
}

/** Answers a region in words: a whole province by its name, a place in it with its code behind; anything else as it is. */
export function regionText(code: string, t: ReturnType<typeof useTranslations<'provinces'>>): string {
  const province = /^\d{6}$/.test(code) ? code.slice(0, 2) : ''
  if (!t.has(province as '11')) return code
  const name = t(province as '11')
  return code === wholeProvince(province) ? name : `${name} ${code}`
}
