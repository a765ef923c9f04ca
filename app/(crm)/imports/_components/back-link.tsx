import { ChevronLeft } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { listPath } from './list-query.ts'

/** Back to all imports. */
export function BackLink() {
  const t = useTranslations('imports')
  return (
    <Link href={listPath} className="link -mb-2 flex w-fit items-center gap-0.5 text-sm">
      <ChevronLeft size={15} aria-hidden="true" />
      {t('back')}
    </Link>
  )
}
