import { useTranslations } from 'next-intl'
import { AskAndDo } from '#components/ui/ask-and-do'
import type { Context } from '#lib/platform/context'
import { parseRecordId } from '#lib/platform/http/record-id'
import { mayEver } from '#lib/platform/scope/scope'
import type { CaseFiles } from '#lib/records/cases/files/service'
import { listCaseFiles, mayRemove } from '#lib/records/cases/files/service'
import { Nothing, Panel } from '../../../customers/[id]/_components/panel.tsx'
import { AddFileFold, FileList } from '../../_components/files.tsx'
import type { CaseWords } from '../../_components/words.ts'
import { removeFile } from '../file-actions.ts'

interface Props {
  ctx: Context
  id: string
  words: CaseWords
}

/** Photographs and documents of a case. */
export async function FilePanel({ ctx, id, words }: Props) {
  return <Shown ctx={ctx} id={id} words={words} kept={await listCaseFiles(ctx, parseRecordId(id))} />
}

function Shown({ ctx, id, words, kept: { files, personal, over, mayAdd } }: Props & { kept: CaseFiles }) {
  const { t } = words
  const scan = useTranslations('papers.scan')
  const path = `cases/${id}/files`
  const forPersons = !mayEver(ctx, 'customer:reveal') ? 'forbidden' : over ? 'reason' : 'nothing'
  const texts = {
    label: t('files.remove'),
    question: t('files.removeQuestion'),
    yes: scan('removeYes'),
    no: scan('removeNo'),
    busy: scan('removing'),
  }
  return (
    <Panel title={t('files.title')}>
      {files.length === 0 ? (
        <Nothing>{t('files.none')}</Nothing>
      ) : (
        <FileList
          path={path}
          files={files}
          asks={personal ? forPersons : 'nothing'}
          words={words}
          {...(mayAdd
            ? {
                aside: (file) =>
                  mayRemove(ctx, file) && <AskAndDo input={{ id, file_id: file.id }} texts={texts} run={removeFile} />,
              }
            : {})}
        />
      )}
      {mayAdd && <AddFileFold id={`case-file-${id}`} path={path} words={words} />}
    </Panel>
  )
}
