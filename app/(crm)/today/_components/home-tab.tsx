import { useTranslations } from 'next-intl'
import { Link } from '#components/ui/link'
import { findHomeDashboard } from '#lib/analysis/dashboards/service'
import type { Context } from '#lib/platform/context'

/** Beside the day, the page of charts that the reader chose to begin with; nothing where none was chosen. */
export async function HomeTab({ ctx }: { ctx: Context }) {
  const home = await findHomeDashboard(ctx)
  return home === null ? null : <Tab name={home.name} href={`/dashboards/${home.key}`} />
}

function Tab({ name, href }: { name: string; href: string }) {
  const t = useTranslations('dashboards')
  return (
    <nav aria-label={t('homeTabs')} className="mx-auto flex w-full max-w-7xl justify-end px-4 pt-3 md:px-6">
      <Link href={href} className="link">
        {t('homeTab', { name })}
      </Link>
    </nav>
  )
}
