import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { Account } from '#components/shell/account'
import { places } from '#components/shell/places'
import { parseTheme, themeCookie } from '#components/shell/preferences'
import { Shell } from '#components/shell/shell'
import { currentContext, hasToChangePassword } from '#lib/platform/auth/current-context'
import { isDemoCompany } from '#lib/platform/org/demo'
import { mayEver } from '#lib/platform/scope/scope'
import { chooseLanguage } from './actions.ts'

/** The frame behind the sign-in. Each page asks for its own context: a layout is not asked again when one goes from page to page. */
export default async function CrmLayout({ children }: { children: ReactNode }) {
  const ctx = await currentContext({ whilePasswordMustChange: true })
  const [demo, mustChange, jar] = await Promise.all([isDemoCompany(ctx.db), hasToChangePassword(), cookies()])
  const { name, roles } = ctx.actor
  const account = (
    <Account name={name} roles={roles} theme={parseTheme(jar.get(themeCookie)?.value)} chooseLanguage={chooseLanguage} />
  )
  return (
    <Shell places={mustChange ? [] : places.filter(({ permission }) => mayEver(ctx, permission))} demo={demo} account={account}>
      {children}
    </Shell>
  )
}
