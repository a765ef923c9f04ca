import { useTranslations } from 'next-intl'
import { Message } from '#components/shell/message'
import { Link } from '#components/ui/link'

/** A record that is not there, or not within reach: nobody is told which. The way back is to where such records are listed. */
export function Missing({
  back,
}: {
  back: 'customers' | 'waybills' | 'prospects' | 'imports' | 'approvals' | 'settings' | 'analysis' | 'dashboards'
}) {
  const t = useTranslations('shell.notFound')
  return (
    <Message title={t('title')} text={t('text')}>
      <Link href={`/${back}`} className="button-primary">
        {t(`backTo.${back}`)}
      </Link>
    </Message>
  )
}
