import { Download } from 'lucide'
import { useTranslations } from 'next-intl'
import { Icon } from '#components/ui/icon'

/** The template of a kind, as a spreadsheet and as plain text. */
export function TemplateLinks({ kind, name }: { kind: string; name: string }) {
  const t = useTranslations('imports.upload')
  return (
    <p className="flex flex-wrap gap-2">
      {(['xlsx', 'csv'] as const).map((format) => (
        <a
          key={format}
          href={`/api/files/imports/templates/${kind}?format=${format}`}
          download
          aria-label={`${name} · ${t(format)}`}
          className="control"
        >
          <Icon of={Download} size={15} className="text-ink-faint" />
          {t(format)}
        </a>
      ))}
    </p>
  )
}
