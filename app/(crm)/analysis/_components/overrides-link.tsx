import { useTranslations } from 'next-intl'
import { Link } from '#components/ui/link'

/** How many customers stand in a class that somebody set by hand, with the way to them. */
export function OverridesLink({ scheme, count }: { scheme: string; count: number }) {
  const t = useTranslations('analysis.classTable')
  return (
    <Link href={`/analysis/overrides?scheme=${scheme}`} className="link">
      {t('overrides', { count })}
    </Link>
  )
}
