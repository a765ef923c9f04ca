import { useTranslations } from 'next-intl'
import type { Context } from '#lib/platform/context'
import { seesPart, useWhose } from '../../_whose/whose.ts'

/** Says whose customers are counted; nothing to a reader of the whole company. */
export function OnlyOver({ ctx }: { ctx: Context }) {
  const t = useTranslations('analysis.figure')
  const whose = useWhose(ctx)
  return seesPart(ctx) ? <p className="text-sm text-ink-faint">{t('own', { whose })}</p> : null
}
