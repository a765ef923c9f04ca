import { useTranslations } from 'next-intl'
import { useAmounts } from './amounts.ts'

/** Says of how many waybills freight or cost is not known, so that they are in no profit; null where of all of them both are. */
export function useUncosted(): (of: { uncosted: number }) => string | null {
  const t = useTranslations('value.uncosted')
  return ({ uncosted }) => (uncosted === 0 ? null : t('row', { count: uncosted }))
}

/** Says the same of many customers, with the revenue of those waybills where that is known; undefined where there are none. */
export function useUncostedSum(currency: string): (of: { uncosted: number }, minor?: number) => string | undefined {
  const t = useTranslations('value.uncosted')
  const { money } = useAmounts(currency)
  return ({ uncosted }, minor) => {
    if (uncosted === 0) return undefined
    return minor === undefined ? t('sum', { count: uncosted }) : t('sumOf', { count: uncosted, amount: money(minor) })
  }
}

/** What stands below a title, of what there is to say. */
export function belowOf(texts: readonly (string | null)[]): { below?: string } {
  const said = texts.filter((text) => text !== null && text !== '')
  return said.length === 0 ? {} : { below: said.join(' · ') }
}
