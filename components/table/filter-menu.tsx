import { X } from 'lucide'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Icon } from '#components/ui/icon'
import { Link } from '#components/ui/link'
import { Popup } from '../ui/popup.tsx'
import type { ListParams } from './list-url.tsx'
import { listHref } from './list-url.tsx'
import type { Choice } from './menu-links.tsx'
import { ChoiceLinks } from './menu-links.tsx'

interface Props {
  path: string
  params: ListParams
  name: string
  label: string
  /** The value that holds, in words; null when the filter is not set. */
  value: string | null
  options?: readonly Choice[]
  /** What the choice without the filter is called, where it is not just any. */
  any?: string
  /** What stands below the options, such as a search among many. */
  children?: ReactNode
}

/** One filter: a button with its values. When it is set the button says so and has a cross beside it. */
export function FilterMenu({ path, params, name, label, value, options = [], any, children }: Props) {
  const t = useTranslations('table')
  const isSet = value !== null
  return (
    <span className={isSet ? 'chip' : 'contents'}>
      <Popup
        id={`filter-${name}`}
        look={isSet ? 'chip-part' : 'control'}
        title={label}
        button={isSet ? <Chosen label={label} value={value} /> : label}
        arrow={!isSet}
      >
        <ChoiceLinks path={path} params={params} name={name} any={any ?? t('any')} options={options} />
        {children}
      </Popup>
      {isSet && <ClearFilter href={listHref(path, params, { [name]: null })} label={label} />}
    </span>
  )
}

interface ChipProps extends Omit<Props, 'options' | 'any' | 'children'> {
  value: string
  /** The parameters that the cross takes away, where it is not the one. */
  names?: readonly string[]
}

/** A filter that came with the URL and has no menu: it can be seen and taken away. */
export function FilterChip({ path, params, name, names = [name], label, value }: ChipProps) {
  const cleared = Object.fromEntries(names.map((each) => [each, null]))
  return (
    <span className="chip">
      <span className="chip-part">
        <Chosen label={label} value={value} />
      </span>
      <ClearFilter href={listHref(path, params, cleared)} label={label} />
    </span>
  )
}

/** One run of text: between the parts of a flexible box a space is lost. */
function Chosen({ label, value }: { label: string; value: string }) {
  const t = useTranslations('table')
  return (
    <span className="truncate">
      {t.rich('chosenRich', { label, value, strong: (text) => <span className="font-medium">{text}</span> })}
    </span>
  )
}

/** The cross of a filter that is set. */
export function ClearFilter({ href, label }: { href: string; label: string }) {
  const t = useTranslations('table')
  return (
    <Link href={href} aria-label={t('clearOne', { label })} className="chip-clear">
      <Icon of={X} size={14} />
    </Link>
  )
}
