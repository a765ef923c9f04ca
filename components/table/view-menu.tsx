import { Bookmark } from 'lucide'
import { useTranslations } from 'next-intl'
import { Icon } from '#components/ui/icon'
import { useFormTexts } from '../form/form-texts.tsx'
import { Popup } from '../ui/popup.tsx'
import type { ViewEntry } from './view-links.tsx'
import { ViewLinks } from './view-links.tsx'
import type { SharedWith, ViewTexts, ViewToolsProps } from './view-tools.tsx'
import { ViewTools } from './view-tools.tsx'

interface Props {
  /** In groups with a heading each; empty ones are left out. */
  groups: readonly { label: string; views: readonly ViewEntry[] }[]
  current: { key: string; name: string; differs: boolean } | null
  tools: Omit<ViewToolsProps, 'sharings' | 'texts' | 'form'> & { sharings: readonly SharedWith[] }
}

/** The views of a list: those that come with the product, the own ones and those of colleagues, and what can be done with the one that shows. */
export function ViewMenu({ groups, current, tools }: Props) {
  const t = useTranslations('table.views')
  return (
    <Popup
      id="views"
      look="control"
      title={t('title')}
      label={current === null ? t('title') : t('current', { name: current.name })}
      active={current !== null && !current.differs}
      button={
        <>
          <Icon of={Bookmark} size={15} className="text-ink-faint" />
          <span className="max-w-56 truncate">{current?.name ?? t('title')}</span>
          {current?.differs === true && <span className="text-sm text-watch-text">{t('differs')}</span>}
        </>
      }
      arrow
    >
      <div className="md:min-w-60">
        <ViewLinks
          groups={groups.filter(({ views }) => views.length > 0)}
          current={current === null || current.differs ? null : current.key}
          texts={{ initial: t('initial'), outlet: t('sharing.outlet'), company: t('sharing.company') }}
        />
        <ViewTools
          {...tools}
          sharings={tools.sharings.map((value) => ({ value, label: t(`sharing.${value}`) }))}
          texts={useViewTexts()}
          form={useFormTexts()}
        />
      </div>
    </Popup>
  )
}

function useViewTexts(): ViewTexts {
  const t = useTranslations('table.views')
  return {
    save: t('save'),
    saveNew: t('saveNew'),
    update: t.raw('update') as string,
    edit: t('edit'),
    delete: t('delete'),
    deleted: t.raw('deleted') as string,
    undo: t('undo'),
    close: t('close'),
    away: t('away'),
    makeInitial: t('makeInitial'),
    dropInitial: t('dropInitial'),
    up: t('up'),
    down: t('down'),
    name: t('name'),
    sharedWith: t('sharedWith'),
    keeps: t('keeps'),
    newTitle: t('newTitle'),
    editTitle: t('editTitle'),
    cancel: t('cancel'),
  }
}
