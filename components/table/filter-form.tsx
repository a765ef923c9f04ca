import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { ListParams } from './list-url.tsx'
import { withoutParams } from './list-url.tsx'

interface Props {
  path: string
  params: ListParams
  /** The parameters that the fields give. */
  names: readonly string[]
  children: ReactNode
}

/** Fields of a filter that is typed; everything else of the URL stays. The form is one of the browser's own, so that it costs no script. */
export function FilterForm({ path, params, names, children }: Props) {
  const t = useTranslations('table')
  return (
    <form action={path} className="grid gap-2 px-2 pt-2 pb-1">
      {Object.entries(withoutParams(params, [...names, 'cursor'])).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
      <button type="submit" className="control justify-center">
        {t('apply')}
      </button>
    </form>
  )
}
