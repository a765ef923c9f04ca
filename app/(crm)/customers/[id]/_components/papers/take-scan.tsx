import { Download } from 'lucide'
import { useTranslations } from 'next-intl'
import { Icon } from '#components/ui/icon'
import { Popup } from '#components/ui/popup'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import type { PaperResource } from '#lib/records/papers/schema'
import { useScanWords } from './scan-words.ts'

const look = 'link inline-flex items-center gap-1 whitespace-nowrap tabular-nums'

/** The way to the scan of a paper: one tap, or where it shows a person a reason first. */
export function TakeScan({ ctx, paper }: { ctx: Context; paper: PaperResource }) {
  const t = useTranslations('papers.scan')
  const words = useScanWords()
  if (paper.scan === null) return null
  const { kind, size } = words(paper.scan)
  const href = `/api/files/papers/${paper.id}/scan`
  const label = t('take', { kind, size, title: paper.title })
  const button = (
    <>
      <Icon of={Download} size={14} />
      {kind} · {size}
    </>
  )
  if (!paper.personal)
    return (
      <a href={href} download aria-label={label} className={look}>
        {button}
      </a>
    )
  if (!mayEver(ctx, 'customer:reveal'))
    return (
      <span className="text-ink-faint" data-tip={t('hidden')}>
        {kind} · {size}
      </span>
    )
  return (
    <Popup id={`scan-${paper.id}`} look={look} label={label} title={label} button={button}>
      <form action={href} method="get" className="flex w-72 flex-col gap-2 p-2 max-md:w-full">
        <p className="text-sm text-pretty text-ink-soft">{t('reason')}</p>
        <label className="flex flex-col gap-1 text-sm font-medium">
          {t('reasonLabel')}
          <input name="reason" required maxLength={500} autoComplete="off" className="field font-normal" />
        </label>
        <button type="submit" className="button-primary">
          {t('reasonGo')}
        </button>
      </form>
    </Popup>
  )
}
