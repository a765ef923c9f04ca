import { useTranslations } from 'next-intl'
import { Empty } from '#components/ui/empty'
import { Link } from '#components/ui/link'
import { listPath } from './list-query.ts'

/** Nothing was imported so far: the first step for who may take it. */
export function NoImports({ mayImport }: { mayImport: boolean }) {
  const t = useTranslations('imports.empty')
  if (!mayImport) return <Empty title={t('title')} text={t('readerText')} />
  return (
    <Empty title={t('title')} text={t('text')}>
      <p className="flex flex-wrap items-center gap-3 pt-2">
        <Link href={`${listPath}/new`} className="button-primary">
          {t('first')}
        </Link>
        <a href="/api/files/imports/templates/customers?format=xlsx" download className="link">
          {t('templates')}
        </a>
      </p>
    </Empty>
  )
}

/** Imports there are, but none like these. */
export function NoneMatches() {
  const t = useTranslations('imports.nothing')
  return (
    <Empty title={t('title')} text={t('text')}>
      <Link href={listPath} className="control">
        {t('clear')}
      </Link>
    </Empty>
  )
}

/** The place in the list is too old. */
export function PlaceIsGone() {
  const t = useTranslations('imports.place')
  return (
    <Empty title={t('title')} text={t('text')}>
      <Link href={listPath} className="button-primary">
        {t('first')}
      </Link>
    </Empty>
  )
}
