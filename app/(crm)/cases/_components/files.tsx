import { useFormatter, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useFormTexts } from '#components/form/form-texts'
import type { FileRow } from '#lib/records/cases/files/service'
import { TakeFile } from '../../_files/take-file.tsx'
import { useScanWords } from '../../customers/[id]/_components/papers/scan-words.ts'
import { AddFile } from './add-file.tsx'
import type { CaseWords } from './words.ts'

interface Props {
  /** Below the door of files. */
  path: string
  files: readonly FileRow[]
  asks: 'nothing' | 'reason' | 'forbidden'
  words: CaseWords
  /** What can be done with a file besides. */
  aside?: (file: FileRow) => ReactNode
}

/** The files of a case, each with what it shows, who brought it and when, and the way to it. */
export function FileList({ path, files, asks, words: { t }, aside }: Props) {
  const format = useFormatter()
  const words = useScanWords()
  const at = (date: Date) => format.dateTime(date, { month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit' })
  return (
    <ul>
      {files.map((file) => {
        const said = words({ content_type: file.contentType, bytes: file.bytes })
        const title = file.note ?? t('files.untitled')
        return (
          <li
            key={file.id}
            className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 border-t border-line px-4 py-2.5"
          >
            <span className="min-w-0">
              <span className="wrap-anywhere">{title}</span>
              <span className="block text-sm text-ink-faint">
                {[file.outletName, file.addedByName, at(file.addedAt)].filter((part) => part !== null).join(' · ')}
              </span>
            </span>
            <span className="flex flex-none items-baseline gap-4 text-sm">
              <TakeFile
                id={`file-${file.id}`}
                href={`/api/files/${path}/${file.id}`}
                label={t('files.take', { ...said, title })}
                {...said}
                asks={asks}
              />
              {aside?.(file)}
            </span>
          </li>
        )
      })}
    </ul>
  )
}

/** The form that adds a file, folded away until it is wanted. */
export function AddFileFold({ id, path, words: { t } }: { id: string; path: string; words: CaseWords }) {
  const scan = useTranslations('papers.scan')
  const texts = useFormTexts(t('files.submit'))
  return (
    <details className="border-t border-line px-4 py-2.5">
      <summary className="link w-fit">{t('files.add')}</summary>
      <div className="pt-3">
        <AddFile
          id={id}
          path={path}
          texts={{
            ...texts,
            file: t('files.file'),
            fileHint: t('files.fileHint'),
            note: t('files.note'),
            missing: t('files.missing'),
            fileAway: t('files.away'),
            choose: scan('choose'),
            chooseOther: scan('chooseOther'),
            tooLarge: scan('tooLarge'),
          }}
        />
      </div>
    </details>
  )
}
