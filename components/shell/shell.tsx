import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { PopupsClose } from '../ui/popups-close.tsx'
import { Tips } from '../ui/tips.tsx'
import { KeysHelp } from './keys-help.tsx'
import { Mark } from './mark.tsx'
import type { Place } from './places.tsx'
import { OtherPlaces, PlaceLinks } from './rail.tsx'
import { SearchButton } from './search-button.tsx'

interface Props {
  /** The places that the reader may go to. */
  places: readonly Place[]
  /** How much waits at a place, where something does. */
  waiting?: Partial<Record<Place['key'], number>>
  /** Set when the company is a made one. */
  demo: boolean
  /** What stands in the rail beside the places: notifications and the reader's own; null before there is anything to go to. */
  bell: ReactNode
  account: ReactNode
  /** The search everywhere. */
  palette: ReactNode
  children: ReactNode
}

/** So many places stand at the foot of a phone; the others come up from there. */
const onPhone = 3
/** From this many on their number is not told. */
const mostTold = 100

/** The frame of every screen behind the sign-in: a rail at the side, on a phone a bar at the foot. */
export function Shell({ places, waiting = {}, demo, bell, account, palette, children }: Props) {
  const t = useTranslations('shell')
  const shown = places.map(({ key }) => {
    const count = waiting[key] ?? 0
    const text = count >= mostTold ? `${mostTold - 1}+` : String(count)
    return { key, label: t(`places.${key}`), ...(count > 0 && { badge: { text, label: t('waiting', { count: text }) } }) }
  })
  const others = shown.slice(onPhone)
  return (
    <div className="flex min-h-dvh flex-col md:flex-row">
      <a href="#content" className="skip-link">
        {t('skip')}
      </a>
      <nav aria-label={t('navigation')} className="rail">
        <span className="py-3 max-md:hidden" aria-hidden="true">
          <Mark size={32} />
        </span>
        <PlaceLinks places={shown} onPhone={onPhone} />
        <span className="md:mt-auto">{palette !== null && <SearchButton label={t('search')} keys={t('searchKeys')} />}</span>
        <span className={others.length > 0 ? 'max-md:hidden!' : ''}>{bell}</span>
        {others.length > 0 && <OtherPlaces places={others} texts={{ more: t('more'), notifications: t('notifications') }} />}
        <span className="md:pb-3">{account}</span>
      </nav>
      <div className="flex min-w-0 flex-1 flex-col max-md:pb-[calc(3.5rem+env(safe-area-inset-bottom))]">
        {demo && (
          <p className="border-b border-line bg-watch-soft px-4 py-1 text-center text-sm text-watch-text md:px-6" role="note">
            {t('demo')}
          </p>
        )}
        <main id="content" tabIndex={-1} className="flex min-h-0 flex-1 flex-col outline-none">
          {children}
        </main>
      </div>
      <Tips />
      <PopupsClose />
      <KeysHelp title={t('keys.title')} close={t('close')} keys={keyRows(t)} />
      {palette}
    </div>
  )
}

function keyRows(t: ReturnType<typeof useTranslations<'shell'>>) {
  return [
    { keys: ['Ctrl', 'K'], label: t('keys.everywhere') },
    { keys: ['/'], label: t('keys.search') },
    { keys: ['j', 'k'], label: t('keys.walk') },
    { keys: ['Enter'], label: t('keys.open') },
    { keys: ['x'], label: t('keys.select') },
    { keys: ['[', ']'], label: t('keys.pages') },
    { keys: ['n'], label: t('keys.log') },
    { keys: ['t'], label: t('keys.task') },
    { keys: ['Esc'], label: t('keys.back') },
    { keys: ['?'], label: t('keys.help') },
  ]
}
