import { getTranslations } from 'next-intl/server'
import type { Context } from '#lib/platform/context'
import { callWarningNow, listReach } from '#lib/records/contacts/reach/service'
import type { ContactResource } from '#lib/records/contacts/schema'

/** What speaks against a call at this moment: the company's hours, and what each contact has said or how often it was called today; nothing where nothing does. Contacts are named masked. */
export async function CallWarnings({ ctx, contacts }: { ctx: Context; contacts: readonly ContactResource[] }) {
  const [issues, now, reach] = await Promise.all([
    getTranslations('issues'),
    callWarningNow(ctx),
    contacts.length === 0
      ? new Map<number, never>()
      : listReach(
          ctx,
          contacts.map(({ id }) => Number(id)),
        ),
  ])
  const lines = contacts.flatMap(({ id, name }) => {
    const warning = reach.get(Number(id))?.callWarning ?? null
    return warning === null || warning.code === 'company_hours'
      ? []
      : [{ id, text: `${name} · ${issues(warning.code, warning.params)}` }]
  })
  if (now !== null) lines.unshift({ id: '', text: issues(now.code, now.params) })
  if (lines.length === 0) return null
  return (
    <ul className="pb-4 text-watch-text">
      {lines.map(({ id, text }) => (
        <li key={id}>{text}</li>
      ))}
    </ul>
  )
}
