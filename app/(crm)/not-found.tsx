import { useTranslations } from 'next-intl'
import { Message } from '#components/shell/message'
import { Link } from '#components/ui/link'

/** A record that is not there, or not within reach: nobody is told which. */
export default function NotFound() {
  const t = useTranslations('shell.notFound')
  return (
    <Message title={t('title')} text={t('text')}>
      <Link href="/customers" className="button-primary">
        {t('back')}
      </Link>
    </Message>
  )
}
