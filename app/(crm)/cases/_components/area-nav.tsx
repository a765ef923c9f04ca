import { useTranslations } from 'next-intl'
import { Link } from '#components/ui/link'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'

const pages = [
  { key: 'queue', href: '/cases', permission: 'case:read' },
  { key: 'desk', href: '/cases/desk', permission: 'case:update' },
  { key: 'handed', href: '/cases/handed', permission: 'case:answer' },
  { key: 'board', href: '/cases/board', permission: 'case:oversee' },
  { key: 'assign', href: '/cases/assign', permission: 'case:oversee' },
] as const

/** The pages for cases that the reader may go to. */
export function AreaNav({ ctx, here }: { ctx: Context; here: (typeof pages)[number]['key'] }) {
  const t = useTranslations('cases.nav')
  const mine = pages.filter(({ permission }) => mayEver(ctx, permission))
  if (mine.length < 2) return null
  return (
    <nav aria-label={t('label')} className="tabs">
      {mine.map(({ key, href }) => (
        <Link key={key} href={href} aria-current={key === here ? 'page' : undefined}>
          {t(key)}
        </Link>
      ))}
    </nav>
  )
}
