import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Suspense } from 'react'
import { PanelsSkeleton } from './panels-skeleton.tsx'

/** A page that counts all customers when it is asked for: over a million that takes a second or two, and what will stand there shows at once. Whether the reader may see it, and whether there is such a page, is settled before. */
export function CountedPage({ children }: { children: ReactNode }) {
  const t = useTranslations('table')
  return (
    <Suspense
      fallback={
        <div role="status" aria-label={t('loading')} className="analysis-page grid grid-cols-1 content-start gap-4">
          <PanelsSkeleton count={2} />
        </div>
      }
    >
      {children}
    </Suspense>
  )
}
