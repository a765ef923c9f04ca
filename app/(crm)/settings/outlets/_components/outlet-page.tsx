import { useTranslations } from 'next-intl'
import { Link } from '#components/ui/link'
import { Notice } from '#components/ui/notice'
import type { Outlet } from '#lib/platform/org/outlets'
import { Section } from '../../_components/section.tsx'
import { SettingsHead } from '../../_components/settings-head.tsx'
import { findPlaces } from '../../actions.ts'
import { addOutlet, archiveOutlet, saveOutlet } from '../actions.ts'
import { ArchivePanel } from './archive-panel.tsx'
import { OutletForm } from './outlet-form.tsx'
import { useKindChoices, useOutletFormTexts, useOwnershipChoices } from './outlet-texts.ts'

interface Props {
  outlet: Outlet
  parentName: string | null
}

/** One outlet: its names, where it hangs, and whether it is in use. */
export function OutletPage({ outlet, parentName }: Props) {
  const t = useTranslations('outlets')
  const form = useTranslations('form')
  const archived = outlet.archivedAt !== null
  const isRoot = outlet.parentId === null
  return (
    <div className="mx-auto w-full max-w-6xl pb-10">
      <SettingsHead
        title={outlet.name}
        text={outlet.externalId}
        back={{ href: `/settings/outlets?at=${outlet.parentId ?? outlet.id}`, label: t('title') }}
      >
        {!archived && (
          <Link href={`/settings/outlets/new?parent=${outlet.id}`} className="control">
            {t('addBelow')}
          </Link>
        )}
        <Link href={`/settings/users?outlet=${outlet.id}`} className="control">
          {t('people')}
        </Link>
        <Link href={`/customers?outlet=${outlet.id}`} className="control">
          {t('customers')}
        </Link>
      </SettingsHead>
      <div className="grid items-start gap-4 px-4 md:px-6 lg:grid-cols-[minmax(0,7fr)_minmax(0,4fr)]">
        <Section title={t('details')}>
          {archived && <Notice tone="watch">{t('archivedNotice')}</Notice>}
          <OutletForm
            key={outlet.version}
            id={outlet.id}
            version={outlet.version}
            isRoot={isRoot}
            initial={{
              name: outlet.name,
              external_id: outlet.externalId,
              kind: outlet.kind,
              franchise: String(outlet.franchise),
              parent_id: outlet.parentId === null ? '' : String(outlet.parentId),
              parent_name: parentName ?? '',
            }}
            kinds={useKindChoices()}
            ownership={useOwnershipChoices()}
            texts={useOutletFormTexts(false)}
            find={findPlaces}
            add={addOutlet}
            save={saveOutlet}
          />
        </Section>
        {!isRoot && (
          <Section title={t('use')} text={t('useText')}>
            <ArchivePanel
              id={outlet.id}
              version={outlet.version}
              archived={archived}
              texts={{
                archive: t('archive'),
                archiveAsk: t('archiveAsk', { name: outlet.name }),
                restore: t('restore'),
                restoreAsk: t('restoreAsk', { name: outlet.name }),
                no: form('cancel'),
                busy: form('busy'),
              }}
              archive={archiveOutlet}
            />
          </Section>
        )}
      </div>
    </div>
  )
}
