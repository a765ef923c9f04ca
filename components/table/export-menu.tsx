import { Download } from 'lucide'
import { useTranslations } from 'next-intl'
import { Icon } from '#components/ui/icon'
import { Popup } from '../ui/popup.tsx'
import { ExportChoices } from './export-choices.tsx'

interface Props {
  path: string
  fields: Readonly<Record<string, string>>
  check: Parameters<typeof ExportChoices>[0]['check']
  ask: NonNullable<Parameters<typeof ExportChoices>[0]['ask']>
  /** Both unless said otherwise. */
  formats?: Parameters<typeof ExportChoices>[0]['formats']
}

/** The export of what a list shows, all pages of it. */
export function ExportMenu({ path, fields, check, ask, formats }: Props) {
  const t = useTranslations('table')
  return (
    <Popup
      id="export"
      look="control"
      title={t('export.title')}
      button={
        <>
          <Icon of={Download} size={15} className="text-ink-faint" />
          {t('export.button')}
        </>
      }
    >
      <ExportChoices
        path={path}
        fields={fields}
        check={check}
        ask={ask}
        texts={useExportTexts()}
        {...(formats === undefined ? {} : { formats })}
      />
    </Popup>
  )
}

/** The texts of the choices, for those that stand elsewhere than in a menu. */
export function useExportTexts() {
  const t = useTranslations('table.export')
  return {
    csv: t('csv'),
    xlsx: t('xlsx'),
    preparing: t('preparing'),
    started: t.raw('started') as string,
    away: t('away'),
    reason: t('reason'),
    ask: t('ask'),
    asked: t('asked'),
    open: t('open'),
  }
}
