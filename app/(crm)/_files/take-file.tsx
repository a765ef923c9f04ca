import { Download } from 'lucide'
import { useTranslations } from 'next-intl'
import { Icon } from '#components/ui/icon'
import { Popup } from '#components/ui/popup'

interface Props {
  /** Names it among the page's popups. */
  id: string
  href: string
  /** What the button says to whoever does not see it. */
  label: string
  kind: string
  size: string
  /** It may be taken, only for a reason, or not at all by this reader. */
  asks: 'nothing' | 'reason' | 'forbidden'
}

const look = 'link inline-flex items-center gap-1 whitespace-nowrap tabular-nums'

/** The way to a file that is kept: one tap, or where it shows a person and nothing is behind it a reason first. */
export function TakeFile({ id, href, label, kind, size, asks }: Props) {
  const t = useTranslations('papers.scan')
  const button = (
    <>
      <Icon of={Download} size={14} />
      {kind} · {size}
    </>
  )
  if (asks === 'nothing')
    return (
      <a href={href} download aria-label={label} className={look}>
        {button}
      </a>
    )
  if (asks === 'forbidden')
    return (
      <span className="text-ink-faint" data-tip={t('hidden')}>
        {kind} · {size}
      </span>
    )
  return (
    <Popup id={id} look={look} label={label} title={label} button={button}>
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
