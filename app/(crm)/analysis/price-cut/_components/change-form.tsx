import { useTranslations } from 'next-intl'
import type { ListParams } from '#components/table/list-url'
import { withoutParams } from '#components/table/list-url'

interface Props {
  path: string
  params: ListParams
  percent: string
}

/** By how much the price changes, in percent; below 0 it is cut. A form of the browser's own: the answer has an address. */
export function ChangeForm({ path, params, percent }: Props) {
  const t = useTranslations('leaving.priceCut')
  return (
    <form action={path} className="flex flex-wrap items-center gap-2">
      {Object.entries(withoutParams(params, ['change'])).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <label htmlFor="price-change" className="text-ink-soft">
        {t('change')}
      </label>
      <input
        key={percent}
        id="price-change"
        name="change"
        type="number"
        min={-50}
        max={50}
        step={0.1}
        required
        defaultValue={percent}
        className="field h-8 w-24"
      />
      <button type="submit" className="control">
        {t('apply')}
      </button>
    </form>
  )
}
