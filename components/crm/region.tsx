import { useTranslations } from 'next-intl'

/** A region by the name of its province where the code is one of GB/T 2260; anything else as it came. */
export function Region({ code }: { code: string }) {
  const t = useTranslations('provinces')
  const province = /^\d{6}$/.test(code) ? code.slice(0, 2) : ''
  return t.has(province as '11') ? t(province as '11') : code
}
