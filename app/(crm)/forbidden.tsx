import { useTranslations } from 'next-intl'
import { Message } from '#components/shell/message'

/** What the reader's roles do not hold. */
export default function Forbidden() {
  const t = useTranslations('shell.forbidden')
  return <Message title={t('title')} text={t('text')} />
}
