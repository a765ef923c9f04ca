import { useTranslations } from 'next-intl'

interface Props {
  path: string
  from: string
  to: string
  /** The other parameters, which stay. */
  keep: Readonly<Record<string, string>>
}

/** From which day to which; a form of the browser's own, so that it works before any script does. */
export function DayRange({ path, from, to, keep }: Props) {
  const t = useTranslations('audit')
  const table = useTranslations('table')
  return (
    <form action={path} className="flex flex-wrap items-center gap-2">
      {Object.entries(keep).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <input
        key={`from ${from}`}
        type="date"
        name="from"
        defaultValue={from}
        aria-label={t('from')}
        className="field h-8 w-38 pointer-coarse:h-10"
      />
      <span aria-hidden="true" className="text-ink-faint">
        –
      </span>
      <input
        key={`to ${to}`}
        type="date"
        name="to"
        defaultValue={to}
        aria-label={t('to')}
        className="field h-8 w-38 pointer-coarse:h-10"
      />
      <button type="submit" className="control">
        {table('apply')}
      </button>
    </form>
  )
}
