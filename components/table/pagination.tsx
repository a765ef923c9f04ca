import { ChevronLeft, ChevronRight } from 'lucide'
import { useTranslations } from 'next-intl'
import { Icon } from '#components/ui/icon'
import { Link } from '#components/ui/link'
import type { ListParams } from './list-url.tsx'
import { listHref } from './list-url.tsx'

export const pageSizes = ['25', '50', '100', '200'] as const

interface Props {
  path: string
  params: ListParams
  size: number
  previous: string | null
  next: string | null
}

/** Previous and next, and how many rows a page has. */
export function Pagination({ path, params, size, previous, next }: Props) {
  const t = useTranslations('table')
  return (
    <nav aria-label={t('pages')} className="flex items-center justify-between gap-4 px-4 py-2.5 md:px-6">
      <span className="flex items-center gap-0.5 text-sm text-ink-faint">
        <span className="pr-1.5 max-md:hidden">{t('rowsPerPage')}</span>
        {pageSizes.map((each) => (
          <Link
            key={each}
            href={listHref(path, params, { limit: each })}
            aria-current={each === String(size) ? 'true' : undefined}
            aria-label={t('showRows', { count: each })}
            className={`rounded-md px-2 py-1 hover:bg-hover hover:text-ink pointer-coarse:py-2.5 ${each === String(size) ? 'font-medium text-ink' : ''}`}
          >
            {each}
          </Link>
        ))}
      </span>
      <span className="flex gap-2">
        <Step href={previous} label={t('previous')} rel="prev" />
        <Step href={next} label={t('next')} rel="next" />
      </span>
    </nav>
  )
}

function Step({ href, label, rel }: { href: string | null; label: string; rel: 'prev' | 'next' }) {
  const inside = (
    <>
      {rel === 'prev' && <Icon of={ChevronLeft} size={15} />}
      {label}
      {rel === 'next' && <Icon of={ChevronRight} size={15} />}
    </>
  )
  if (href === null)
    return (
      <span aria-disabled="true" className="control">
        {inside}
      </span>
    )
  return (
    <Link href={href} rel={rel} data-step={rel} className="control">
      {inside}
    </Link>
  )
}
