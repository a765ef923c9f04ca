import { useTranslations } from 'next-intl'

type Texts = ReturnType<typeof useTranslations<'waybills'>>
type Group = 'product' | 'settlement' | 'signType' | 'provider'

/** Answers the word of a product, of a way to settle or to sign, or of who reports events; a code that has none stands as it came. */
export function wordOf(t: Texts, group: Group, code: string): string {
  const key = `${group}.${code}` as 'product.standard'
  return code !== 'label' && /^\w+$/.test(code) && t.has(key) ? t(key) : code
}

/** The same for components. */
export function useWord(): (group: Group, code: string) => string {
  const t = useTranslations('waybills')
  return (group, code) => wordOf(t, group, code)
}
