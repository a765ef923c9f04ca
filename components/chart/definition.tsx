import { useTranslations } from 'next-intl'
import { Popup } from '../ui/popup.tsx'
import { DefinitionLines, DefinitionMark } from './definition-lines.tsx'

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
          <DefinitionMark />
          {named ? definition.title : t('definition')}
        </>
      }
    >
      <DefinitionLines title={definition.title} lines={definition.lines} source={t('source', { source: definition.source })} />
    </Popup>
  )
}
