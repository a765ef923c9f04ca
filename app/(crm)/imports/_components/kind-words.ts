import { useTranslations } from 'next-intl'

/** What a kind of import is called. */
export function useKindName(): (kind: string) => string {
  const t = useTranslations('importKinds')
  return (kind) => (t.has(`${kind}.name` as 'customers.name') ? t(`${kind}.name` as 'customers.name') : kind)
}
