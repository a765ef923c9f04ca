'use client'

import { Bell, Ellipsis } from 'lucide'
import { usePathname } from 'next/navigation'
import { Icon } from '#components/ui/icon'
import { Link } from '#components/ui/link'
import { Popup } from '../ui/popup.tsx'
import type { Place } from './places.tsx'
import { isAt, placeOf } from './places.tsx'

/** A place as it is sent; its icon and address the browser knows. */
interface PlaceData {
  key: Place['key']
  label: string
  /** How much waits there, and what is said of it. */
  badge?: { text: string; label: string }
}

/** The places of the navigation; one knows whether it is where the reader is. */
export function PlaceLinks({ places, onPhone }: { places: readonly PlaceData[]; onPhone: number }) {
  const path = usePathname()
  return places.map(({ key, label, badge }, index) => {
    const place = placeOf(key)
    const { href, icon } = place
    return (
      <span key={key} className={index < onPhone ? undefined : 'max-md:hidden!'}>
        <Link href={href} aria-current={isAt(place, path) ? 'page' : undefined} className="rail-item">
          <span className="relative">
            <Icon of={icon} size={20} strokeWidth={1.75} />
            {badge !== undefined && (
              <span aria-hidden="true" className="count-badge">
                {badge.text}
              </span>
            )}
          </span>
          <span>{label}</span>
          {badge !== undefined && <span className="sr-only">{badge.label}</span>}
        </Link>
      </span>
    )
  })
}

interface OtherProps {
  places: readonly PlaceData[]
  texts: Record<'more' | 'notifications', string>
  /** How many notifications nobody has read; null for none. */
  unread: string | null
}

/** On a phone, what comes up for the places that do not stand at its foot. */
export function OtherPlaces({ places, texts, unread }: OtherProps) {
  return (
    <span className="md:hidden!">
      <Popup
        id="more-places"
        look="rail-item"
        title={texts.more}
        button={
          <>
            <Icon of={Ellipsis} size={20} strokeWidth={1.75} />
            <span>{texts.more}</span>
          </>
        }
      >
        {places.map(({ key, label, badge }) => {
          const { href, icon } = placeOf(key)
          return (
            <Link key={key} href={href} className="popup-item">
              <Icon of={icon} size={18} strokeWidth={1.75} className="text-ink-faint" />
              {label}
              {badge !== undefined && <span className="ml-auto text-sm text-danger">{badge.text}</span>}
            </Link>
          )
        })}
        <Link href="/notifications" className="popup-item">
          <Icon of={Bell} size={18} strokeWidth={1.75} className="text-ink-faint" />
          {texts.notifications}
          {unread !== null && <span className="ml-auto text-sm text-danger">{unread}</span>}
        </Link>
      </Popup>
    </span>
  )
}
