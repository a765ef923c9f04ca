import { useTranslations } from 'next-intl'
import { Message } from '#components/shell/message'
import { Link } from '#components/ui/link'

/** An address that leads nowhere. */
export default function NotFound() {
  const t = useTranslations('shell.notFound')
  return (
    <main id="content" className="flex min-h-dvh flex-col">
      <Message title={t('title')} text={t('text')}>
        <Link href="/" className="button-primary">
          {t('back')}
        </Link>
      </Message>
    </main>
  )
}
