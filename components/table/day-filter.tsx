import { CalendarDays } from 'lucide'
import { useTranslations } from 'next-intl'
import { Icon } from '#components/ui/icon'
import { Popup } from '../ui/popup.tsx'
import { FilterForm } from './filter-form.tsx'
import { ClearFilter } from './filter-menu.tsx'
import type { ListParams } from './list-url.tsx'
import { listHref } from './list-url.tsx'
import { MenuLinks } from './menu-links.tsx'

interface Props {
  path: string
  params: ListParams
  label: string
  /** The days that hold, in words; null when none were asked for. */
  value: string | null
  /** Names of the parameters of the first and the last day. */
  names: readonly [from: string, through: string]
  /** Stretches that are asked for often. */
  shortcuts: readonly { label: string; from: string; through: string }[]
}

/** A filter by days: the usual stretches, and two fields for any other. */
export function DayFilter({ path, params, label, value, names: [from, through], shortcuts }: Props) {
  const t = useTranslations('table')
  const isSet = value !== null
  const cleared = { [from]: null, [through]: null }
  return (
    <span className={isSet ? 'chip' : 'contents'}>
      <Popup
        id={`filter-${from}`}
        look={isSet ? 'chip-part' : 'control'}
        title={label}
        button={
          isSet ? (
            <span className="truncate">
              {t.rich('chosenRich', { label, value, strong: (text) => <span className="font-medium">{text}</span> })}
            </span>
          ) : (
            <>
              <Icon of={CalendarDays} size={15} className="text-ink-faint" />
              {label}
            </>
          )
        }
      >
        <MenuLinks
          links={shortcuts.map((each) => ({
            href: listHref(path, params, { [from]: each.from, [through]: each.through }),
            current: params[from] === each.from && params[through] === each.through,
            label: each.label,
          }))}
        />
        <div className="mt-1 border-t border-line">
          <FilterForm path={path} params={params} names={[from, through]}>
            <DayField name={from} label={t('days.from')} value={params[from]} />
            <DayField name={through} label={t('days.through')} value={params[through]} />
          </FilterForm>
        </div>
      </Popup>
      {isSet && <ClearFilter href={listHref(path, params, cleared)} label={label} />}
    </span>
  )
}

function DayField({ name, label, value }: { name: string; label: string; value: string | undefined }) {
  return (
    <label className="flex items-center gap-2">
      <span className="w-8 flex-none text-ink-faint">{label}</span>
      <input type="date" name={name} defaultValue={value} className="field h-9" />
    </label>
  )
}
