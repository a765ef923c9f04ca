import { useTranslations } from 'next-intl'
import { useFormTexts } from '#components/form/form-texts'
import type { Dashboard } from '#lib/analysis/dashboards/service'
import { findHomeDashboard, sharingsFor } from '#lib/analysis/dashboards/service'
import type { Context } from '#lib/platform/context'
import { roleKeys } from '#lib/platform/org/roles'
import { changeOne, chooseOneHome, copyOneDashboard, deleteOneDashboard, restoreOneDashboard } from '../actions.ts'
import { ToolMenu } from './tool-menu.tsx'

/** So much of a name stands in that of its copy, which may have forty signs. */
const ofName = 30

interface Props {
  ctx: Context
  dashboard: Dashboard
}

/** What can be done with a page as a whole. */
export async function DashboardTools({ ctx, dashboard }: Props) {
  const home = await findHomeDashboard(ctx)
  return <Tools ctx={ctx} dashboard={dashboard} isHome={home?.key === dashboard.key} />
}

function Tools({ ctx, dashboard, isHome }: Props & { isHome: boolean }) {
  const t = useTranslations('dashboards')
  const roles = useTranslations('shell.roles')
  const { id, key, version, name, note, shared, mayChange } = dashboard
  return (
    <ToolMenu
      page={{ id, key, version, name, note, shared, roles: [...dashboard.roles], mayChange, isHome }}
      sharings={sharingsFor(ctx).map((value) => ({ value, label: t(`sharings.${value}`) }))}
      roles={roleKeys.map((value) => ({ value, label: roles(value) }))}
      actions={{
        change: changeOne,
        copy: copyOneDashboard,
        remove: deleteOneDashboard,
        restore: restoreOneDashboard,
        chooseHome: chooseOneHome,
      }}
      form={useFormTexts()}
      texts={{
        ...{
          more: t('more'),
          edit: t('edit'),
          copy: t('copy'),
          copyName: t('copyName', { name: [...name].slice(0, ofName).join('') }),
          remove: t('delete'),
        },
        ...{ removed: t('deleted', { name }), undo: t('card.undo'), close: t('card.close'), away: t('card.away') },
        ...{ makeHome: t('makeHome'), dropHome: t('dropHome'), name: t('name'), note: t('note'), shared: t('shared') },
        ...{ roles: t('roles'), rolesHint: t('rolesHint'), cancel: t('card.cancel') },
      }}
    />
  )
}
