import { useTranslations } from 'next-intl'
import { CUSTOMER_KINDS } from '#lib/analysis/classification/columns'

/** Answers how a segment is called: an industry as it was written, a kind of customer in the reader's words. */
export function useSegmentName(): (segment: string) => string {
  const t = useTranslations('analysis.kinds')
  return (segment) => {
    const kind = CUSTOMER_KINDS.find((each) => `kind:${each}` === segment)
    return kind === undefined ? segment : t(kind)
  }
}
