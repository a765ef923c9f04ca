import { useTranslations } from 'next-intl'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import type { PaperResource } from '#lib/records/papers/schema'
import { TakeFile } from '../../../../_files/take-file.tsx'
import { useScanWords } from './scan-words.ts'

/** The way to the scan of a paper: one tap, or where it shows a person a reason first. */
export function TakeScan({ ctx, paper }: { ctx: Context; paper: PaperResource }) {
  const t = useTranslations('papers.scan')
  const words = useScanWords()
  if (paper.scan === null) return null
  const said = words(paper.scan)
  const forPersons = mayEver(ctx, 'customer:reveal') ? 'reason' : 'forbidden'
  return (
    <TakeFile
      id={`scan-${paper.id}`}
      href={`/api/files/papers/${paper.id}/scan`}
      label={t('take', { ...said, title: paper.title })}
      {...said}
      asks={paper.personal ? forPersons : 'nothing'}
    />
  )
}
