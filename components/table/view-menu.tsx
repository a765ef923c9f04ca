import { Bookmark, Building2, ChevronDown, Users } from 'lucide'
import { useTranslations } from 'next-intl'
import { Icon } from '#components/ui/icon'
import { useFormTexts } from '../form/form-texts.tsx'
import { Popup } from '../ui/popup.tsx'
import { FilterOption } from './filter-menu.tsx'
import type { SharedWith, ViewTexts, ViewToolsProps } from './view-tools.tsx'
import { ViewTools } from './view-tools.tsx'

/** One view in the menu. */
export interface ViewEntry {
  key: string
  name: string
  href: string
  shared: SharedWith
  /** Whose it is, where that is somebody else. */
  by: string | null
  /** Whether the list opens with it. */
  initial: boolean
}

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
          <Icon of={ChevronDown} size={14} className="text-ink-faint" />
        </>
      }
    >
      <div className="md:min-w-60">
        {groups
          .filter(({ views }) => views.length > 0)
          .map(({ label, views }) => (
            <section key={label} aria-label={label} className="border-line not-first:mt-1 not-first:border-t not-first:pt-1">
              <p className="px-2 pt-1 pb-0.5 text-sm text-ink-faint">{label}</p>
              {views.map((view) => (
                <FilterOption
                  key={view.key}
                  href={view.href}
                  current={view.key === current?.key && !current.differs}
                  label={<EntryName view={view} />}
                />
              ))}
            </section>
          ))}
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

function EntryName({ view: { name, shared, by, initial } }: { view: ViewEntry }) {
  const t = useTranslations('table.views')
  const icon = shared === 'company' ? Building2 : Users
  return (
    <>
      <span className="min-w-0 truncate">{name}</span>
      {initial && <span className="flex-none text-sm text-ink-faint">{t('initial')}</span>}
      {shared !== 'private' && (
        <span className="ml-auto inline-flex flex-none items-center gap-1 pl-3 text-sm text-ink-faint">
          {by}
          <Icon of={icon} size={14} label={t(`sharing.${shared}`)} />
        </span>
      )}
    </>
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
