import { useTranslations } from 'next-intl'
import type { Context } from '#lib/platform/context'
import { seesPart, useWhose } from '../../_whose/whose.ts'

/** The mark of a figure that is worked out over the whole company, wherever the others of the screen are of a smaller reach; nothing for a reader of the whole company. */
export function OfCompany({ ctx }: { ctx: Context }) {
  const t = useTranslations('analysis.ofCompany')
  const whose = useWhose(ctx)
  if (!seesPart(ctx)) return null
  return (
    <span
      data-tip={t('tip', { whose })}
      className="mr-1 inline-block rounded-sm border border-line px-1 align-baseline text-xs whitespace-nowrap text-ink-soft"
    >
      {t('mark')}
    </span>
  )
}

/** Says of a table what of it is of the whole company, beside what is of the reader's own reach. */
export function OfCompanyLine({ ctx, what }: { ctx: Context; what: 'classes' | 'cells' }) {
  const t = useTranslations('analysis.ofCompany')
  const whose = useWhose(ctx)
  if (!seesPart(ctx)) return null
  return (
    <p className="text-sm text-pretty text-ink-faint">
      <OfCompany ctx={ctx} />
      {t(what, { whose })}
    </p>
  )
}
