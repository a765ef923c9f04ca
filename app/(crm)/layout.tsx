import { cookies } from 'next/headers'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Account } from '#components/shell/account'
import { Bell } from '#components/shell/bell'
import { placesFor } from '#components/shell/places'
import { parseTheme, themeCookie } from '#components/shell/preferences'
import { Shell } from '#components/shell/shell'
import { currentContext, hasToChangePassword } from '#lib/platform/auth/current-context'
import { keepPlans } from '#lib/platform/db/kept-plans'
import { countUnread, mostUnread } from '#lib/platform/notify/notify'
import { findCompanyName } from '#lib/platform/org/company-name'
import { isDemoCompany } from '#lib/platform/org/demo'
import { mayEver } from '#lib/platform/scope/scope'
import { countWaiting } from '#lib/records/approvals/inbox/service'
import { countToRule } from '#lib/records/collisions/service'
import { Everywhere } from './_search/everywhere.tsx'
import { chooseLanguage } from './actions.ts'
import { countNotifications } from './notifications/actions.ts'

/** The frame behind the sign-in. Each page asks for its own context: a layout is not asked again when one goes from page to page. */
export default async function CrmLayout({ children }: { children: ReactNode }) {
  const ctx = keepPlans(await currentContext({ whilePasswordMustChange: true }))
  const [demo, company, mustChange, jar] = await Promise.all([
    isDemoCompany(ctx.db),
    findCompanyName(ctx.db),
    hasToChangePassword(),
    cookies(),
  ])
  const { name, roles, titles } = ctx.actor
  const theme = parseTheme(jar.get(themeCookie)?.value)
  const account = <Account name={name} company={company} titles={titles} theme={theme} chooseLanguage={chooseLanguage} />
  const frame = { demo, account, children }
  if (mustChange) return <Shell {...frame} places={[]} bell={null} palette={null} />
  const own = placesFor(roles, (permission) => mayEver(ctx, permission))
  const [approvals, unread, prospects] = await Promise.all([countWaiting(ctx), countUnread(ctx), countToRule(ctx)])
  return (
    <Shell
      {...frame}
      places={own}
      waiting={{ approvals, prospects }}
      unread={unread}
      bell={<UnreadBell unread={unread} />}
      palette={<Everywhere ctx={ctx} places={own} />}
    />
  )
}

function UnreadBell({ unread }: { unread: number }) {
  const t = useTranslations('shell')
  return (
    <Bell
      label={t('notifications')}
      unreadLabel={t('unread', { count: '#' })}
      unread={unread}
      most={mostUnread}
      count={countNotifications}
    />
  )
}
