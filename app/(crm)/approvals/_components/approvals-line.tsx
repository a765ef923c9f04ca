import { Stamp } from 'lucide'
import { getTranslations } from 'next-intl/server'
import { Icon } from '#components/ui/icon'
import { Link } from '#components/ui/link'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import { countWaiting } from '#lib/records/approvals/inbox/service'

/** How many requests wait for the reader, and the way to them; nothing while none does. */
export async function ApprovalsLine({ ctx }: { ctx: Context }) {
  if (!mayEver(ctx, 'approval:decide')) return null
  const [count, t] = await Promise.all([countWaiting(ctx), getTranslations('approvals')])
  if (count === 0) return null
  return (
    <Link href="/approvals" className="flex items-center gap-3 rounded-lg border border-line bg-surface px-4 py-2 hover:bg-hover">
      <Icon of={Stamp} size={16} className="flex-none text-ink-faint" />
      <span className="min-w-0 flex-1">
        {t('waitingPanel.title')} <strong className="font-semibold">{count}</strong>
      </span>
      <span className="link flex-none text-sm">{t('waitingPanel.open')}</span>
    </Link>
  )
}
