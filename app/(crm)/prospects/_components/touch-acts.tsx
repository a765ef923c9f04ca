import { NotebookPen } from 'lucide'
import { useTranslations } from 'next-intl'
import { Suspense } from 'react'
import { Icon } from '#components/ui/icon'
import { Link } from '#components/ui/link'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import type { CustomerView } from '#lib/records/customers/view'
import { CallMenu } from '../../customers/[id]/_components/call-menu.tsx'
import { logPath } from '../../customers/[id]/_components/log/log-path.ts'

/** What a touch of a prospect is noted and begun with: the log of its customer, which leads back here, and whom to call. */
export function TouchActs({ ctx, customer }: { ctx: Context; customer: CustomerView }) {
  const t = useTranslations('card.actions')
  return (
    <div className="flex flex-wrap items-center gap-2 md:ml-auto">
      {mayEver(ctx, 'interaction:create') && (
        <Link href={logPath('prospect', customer.id)} data-primary="" data-key="n" className="control">
          <Icon of={NotebookPen} size={15} />
          {t('log')}
        </Link>
      )}
      <Suspense fallback={null}>
        <CallMenu ctx={ctx} customer={customer} home="prospect" />
      </Suspense>
    </div>
  )
}
