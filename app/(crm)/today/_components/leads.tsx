import { getTranslations } from 'next-intl/server'
import { Link } from '#components/ui/link'
import type { Context } from '#lib/platform/context'
import { sumProspects } from '#lib/records/opportunities/service'
import { Panel } from '../../customers/[id]/_components/panel.tsx'
import { isSeller } from './reach.ts'

/** How many prospects stand at each step, one's own for whoever sells. */
export async function Leads({ ctx }: { ctx: Context }) {
  const own = isSeller(ctx)
  const [sums, t, prospects] = await Promise.all([sumProspects(ctx, own), getTranslations('today'), getTranslations('prospects')])
  return (
    <Panel
      title={t('leads')}
      aside={
        <Link href="/prospects" className="link">
          {t('noteLead')}
        </Link>
      }
    >
      <ul className="grid grid-cols-4 border-t border-line text-center">
        {sums.map(({ step, count }) => (
          <li key={step}>
            <Link href={`/prospects?step=${step}${own ? '&owner=me' : ''}`} className="block px-1 py-3 hover:bg-hover">
              <span className="block text-lg font-semibold">{count}</span>
              <span className="text-sm text-ink-faint">{prospects(`steps.${step}`)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
