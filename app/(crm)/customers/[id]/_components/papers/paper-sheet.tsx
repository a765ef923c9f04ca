import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useFormTexts } from '#components/form/form-texts'
import { Sheet } from '#components/ui/sheet'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import type { PaperResource } from '#lib/records/papers/schema'
import { paperForms } from '#lib/records/papers/schema'
import { findOwners } from '../../../actions.ts'
import { changePaper, createPaperHere, removeScanHere } from '../../paper-actions.ts'
import { ArchiveRecord } from '../archive-record.tsx'
import { PaperForm } from './paper-form.tsx'
import type { PaperField } from './paper-values.ts'
import { paperFields, paperValues } from './paper-values.ts'
import { RemoveScan } from './remove-scan.tsx'
import { useScanWords } from './scan-words.ts'

interface Props {
  ctx: Context
  customerId: number
  /** Null for a new one. */
  paper: PaperResource | null
  types: readonly string[]
  look: string
  label?: string
  button: ReactNode
}

/** A paper on a sheet: what it is, until when it holds, its scan, and who answers for it. */
export function PaperSheet({ ctx, customerId, paper, types, look, label, button }: Props) {
  const t = useTranslations('papers')
  const form = useTranslations('form')
  const shell = useTranslations('shell')
  const words = useScanWords()
  const common = useFormTexts(paper === null ? t('panel.create') : undefined)
  const fields = [...paperFields, 'file'] as const
  const scan = paper?.scan ?? null
  return (
    <Sheet
      look={look}
      button={button}
      title={t(paper === null ? 'panel.newTitle' : 'panel.editTitle')}
      close={shell('close')}
      {...(label === undefined ? {} : { label, tip: label })}
    >
      <PaperForm
        draft={paper === null ? `paper-new-${customerId}` : `paper-${paper.id}`}
        customerId={String(customerId)}
        paper={paper === null ? null : { id: paper.id, version: paper.version }}
        keeper={paper?.keeper_name ?? ctx.actor.name}
        initial={paperValues(paper, String(ctx.actor.userId))}
        labels={Object.fromEntries(fields.map((field) => [field, t(`fields.${field}`)])) as Record<PaperField | 'file', string>}
        hints={{
          type: t('hints.type'),
          title: t('hints.title'),
          valid_until: t('hints.valid_until'),
          place: t('hints.place'),
          file: scan === null ? t('hints.file') : `${t('hints.replaces')}${t('hints.file')}`,
        }}
        types={types}
        forms={paperForms.map((value) => ({ value, label: t(`form.${value}`) }))}
        texts={{
          ...common,
          typeToFind: form('typeToFind'),
          none: form('none'),
          tooLarge: t('scan.tooLarge'),
          scanAway: t('scan.away'),
          choose: t('scan.choose'),
          chooseOther: t('scan.chooseOther'),
        }}
        find={mayEver(ctx, 'user:read') ? findOwners : null}
        save={createPaperHere}
        change={changePaper}
        aside={
          paper !== null && (
            <ArchiveRecord
              id={paper.id}
              version={paper.version}
              archived={false}
              label={t('panel.archive')}
              away={form('away')}
              act={changePaper}
            />
          )
        }
      />
      {paper !== null && scan !== null && (
        <RemoveScan
          id={paper.id}
          version={paper.version}
          texts={{
            now: t('scan.now', words(scan)),
            remove: t('scan.remove'),
            question: t('scan.removeQuestion'),
            yes: t('scan.removeYes'),
            no: t('scan.removeNo'),
            busy: t('scan.removing'),
            away: form('away'),
          }}
          act={removeScanHere}
        />
      )}
    </Sheet>
  )
}
