import { Pencil } from 'lucide'
import { useTranslations } from 'next-intl'
import { Icon } from '#components/ui/icon'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import type { PaperResource } from '#lib/records/papers/schema'
import { changePaper } from '../../paper-actions.ts'
import { ArchiveRecord } from '../archive-record.tsx'
import { PaperSheet } from './paper-sheet.tsx'
import { TakeScan } from './take-scan.tsx'
import { Until } from './until.tsx'

interface Props {
  ctx: Context
  customerId: number
  paper: PaperResource
  types: readonly string[]
}

/** One paper: what it is, until when it holds, who answers for it and where it lies, and its scan. */
export function PaperLine({ ctx, customerId, paper, types }: Props) {
  const t = useTranslations('papers')
  const form = useTranslations('form')
  const may = mayEver(ctx, 'customer:update')
  const { type, title, number, place, note } = paper
  const beside = [t('keeper', { name: paper.keeper_name }), t(`form.${paper.form}`), place].filter(Boolean).join(' · ')
  return (
    <li className="flex items-start gap-2 border-t border-line px-4 py-2.5">
      <div className="flex min-w-0 flex-1 flex-col gap-0.5">
        <span className="flex flex-wrap items-baseline gap-x-3">
          <span className="font-medium">{type}</span>
          {title !== type && <span className="min-w-0 break-words text-ink-soft">{title}</span>}
        </span>
        <span className="flex flex-wrap items-baseline gap-x-4 gap-y-0.5">
          <Until ctx={ctx} paper={paper} />
          <TakeScan ctx={ctx} paper={paper} />
        </span>
        <span className="text-sm text-ink-faint">
          {beside}
          {number !== null && <span className="block break-words">{t('number', { number })}</span>}
        </span>
        {note !== null && <span className="text-sm break-words text-ink-soft">{note}</span>}
      </div>
      {may && paper.archived && (
        <ArchiveRecord
          id={paper.id}
          version={paper.version}
          archived
          label={t('panel.restore')}
          away={form('away')}
          act={changePaper}
        />
      )}
      {may && !paper.archived && (
        <PaperSheet
          ctx={ctx}
          customerId={customerId}
          paper={paper}
          types={types}
          look="grid size-7 flex-none place-items-center rounded-md text-ink-faint hover:bg-hover hover:text-ink pointer-coarse:size-10"
          label={t('panel.change', { title })}
          button={<Icon of={Pencil} size={14} />}
        />
      )}
    </li>
  )
}
