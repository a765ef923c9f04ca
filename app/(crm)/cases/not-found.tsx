import { getTranslations } from 'next-intl/server'
import { Message } from '#components/shell/message'
import { Link } from '#components/ui/link'
import { currentContext } from '#lib/platform/auth/current-context'
import { mayEver } from '#lib/platform/scope/scope'

/** A case that is not there, or not within reach: an outlet goes back to what it was asked, everybody else to the queue. */
export default async function CaseNotFound() {
  const [ctx, t] = await Promise.all([currentContext(), getTranslations('shell.notFound')])
  const asked = mayEver(ctx, 'case:answer') && !mayEver(ctx, 'case:oversee')
  return (
    <Message title={t('title')} text={t('text')}>
      <Link href={asked ? '/cases/handed' : '/cases'} className="button-primary">
        {t(asked ? 'backToHanded' : 'backToCases')}
      </Link>
    </Message>
  )
}
