import { useTranslations } from 'next-intl'
import { BackLink } from '#components/ui/back-link'
import { listText } from '#lib/core/formats'
import type { Locale } from '#lib/platform/i18n/locale'
import { columnLabel } from '#lib/platform/import/column-words'
import type { ImportKind } from '#lib/platform/import/kind'
import { MAX_FILE_BYTES, xlsxLimits } from '#lib/platform/import/limits'
import { useKindName } from '../../_components/kind-words.ts'
import { listPath } from '../../_components/list-query.ts'
import { Steps } from '../../_components/steps.tsx'
import { DropZone } from './drop-zone.tsx'
import { KindChoice } from './kind-choice.tsx'
import { TemplateLinks } from './template-links.tsx'

interface Props {
  kind: ImportKind
  kinds: readonly ImportKind[]
  locale: Locale
}

const bytesPerMegabyte = 1024 * 1024

/** What is imported on the left; on the right its template and the place for the file. */
export function NewImport({ kind, kinds, locale }: Props) {
  const t = useTranslations('imports')
  const words = useTranslations('imports.upload')
  const kindName = useKindName()
  const required = kind.columns.filter((column) => column.required === true).map(({ name }) => columnLabel(kind, name, locale))
  return (
    <div className="mx-auto flex w-full max-w-5xl flex-col gap-5 px-4 py-4 md:px-6 md:py-5">
      <BackLink href={listPath} label={t('back')} />
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <h1 className="text-xl font-semibold">{t('new')}</h1>
        <Steps at="file" />
      </div>
      <div className="grid gap-6 md:grid-cols-[17rem_1fr] md:gap-8">
        <section aria-labelledby="kind-title">
          <h2 id="kind-title" className="mb-2 font-medium">
            {words('kind')}
          </h2>
          <KindChoice kinds={kinds.map(({ id }) => id)} chosen={kind.id} />
        </section>
        <div id="file" className="flex min-w-0 flex-col gap-6">
          <section aria-labelledby="prepare-title" className="flex flex-col gap-2">
            <h2 id="prepare-title" className="font-medium">
              {words('prepare')}
            </h2>
            <p className="text-pretty text-ink-soft">{words('prepareText', { columns: listText(locale, required) })}</p>
            <TemplateLinks kind={kind.id} name={kindName(kind.id)} />
          </section>
          <section aria-labelledby="file-title" className="flex flex-col gap-2">
            <h2 id="file-title" className="font-medium">
              {words('file')}
            </h2>
            <DropZone
              key={kind.id}
              kind={kind.id}
              limits={{ csv: MAX_FILE_BYTES / bytesPerMegabyte, xlsx: xlsxLimits.fileBytes / bytesPerMegabyte }}
              texts={{
                drop: words('drop'),
                choose: words('choose'),
                limits: words('limits', {
                  csv: MAX_FILE_BYTES / bytesPerMegabyte,
                  xlsx: xlsxLimits.fileBytes / bytesPerMegabyte,
                }),
                sending: words.raw('sending'),
                sent: words.raw('sent'),
                storing: words('storing'),
                cancel: words('cancel'),
                cancelled: words('cancelled'),
                tooLarge: words.raw('tooLarge'),
                empty: words('empty'),
                one: words('one'),
                away: words('away'),
              }}
            />
          </section>
        </div>
      </div>
    </div>
  )
}
