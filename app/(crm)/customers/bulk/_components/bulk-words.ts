import type { useTranslations } from 'next-intl'
import type { BulkChangeView } from '#lib/records/customers/bulk/service'

/** Says what a change does, in the reader's words. */
export function whatOf(
  { change, targetName }: BulkChangeView,
  t: ReturnType<typeof useTranslations<'customers'>>,
  dayText: (day: string) => string,
): string {
  switch (change.kind) {
    case 'owner':
    case 'outlet':
      return t(`bulk.page.what.${change.kind}`, { name: targetName ?? '' })
    case 'tags': {
      const tags = [...change.add.map((tag) => `+${tag}`), ...change.remove.map((tag) => `−${tag}`)]
      return t('bulk.page.what.tags', { tags: tags.join(' ') })
    }
    case 'next_touch':
      return change.day === null
        ? t('bulk.page.what.no_next_touch')
        : t('bulk.page.what.next_touch', { day: dayText(change.day) })
    case 'lifecycle':
      return t('bulk.page.what.lifecycle', { name: t(`lifecycle.${change.lifecycle}`) })
    default:
      return t(`bulk.page.what.${change.kind}`)
  }
}
