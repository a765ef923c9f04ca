import { CircleHelp } from 'lucide'
import { useTranslations } from 'next-intl'
import { Icon } from '#components/ui/icon'
import { Popup } from '../ui/popup.tsx'

export interface DefinitionText {
  /** Makes the popup's id. */
  key: string
  title: string
  /** The formula in words, a sentence or two each. */
  lines: readonly string[]
  source: string
}

/** How a figure is worked out, one press away from it. `named` says which figure, where several stand side by side. */
export function Definition({ definition, named = false }: { definition: DefinitionText; named?: boolean }) {
  const t = useTranslations('chart')
  return (
    <Popup
      id={`definition-${definition.key}`}
      look="definition-button"
      label={named ? undefined : t('definitionOf', { title: definition.title })}
      title={definition.title}
      button={
        <>
          <Icon of={CircleHelp} size={14} />
          {named ? definition.title : t('definition')}
        </>
      }
    >
      <div className="flex flex-col gap-2 px-2 pt-1 pb-2 md:max-w-88">
        <p className="font-medium max-md:hidden">{definition.title}</p>
        {definition.lines.map((line) => (
          <p key={line} className="text-pretty text-ink-soft">
            {line}
          </p>
        ))}
        <p className="text-pretty text-sm text-ink-faint">{t('source', { source: definition.source })}</p>
      </div>
    </Popup>
  )
}
