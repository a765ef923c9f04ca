import { CircleAlert, CircleCheck, CircleDashed, TriangleAlert } from 'lucide'
import type { ReactNode } from 'react'
import { Icon } from '#components/ui/icon'
import { Link } from '#components/ui/link'

const marks = {
  good: { of: CircleCheck, className: 'text-good' },
  watch: { of: TriangleAlert, className: 'text-watch-text' },
  danger: { of: CircleAlert, className: 'text-danger' },
  open: { of: CircleDashed, className: 'text-ink-faint' },
} as const

interface Props {
  tone: keyof typeof marks
  /** What the mark says to whoever does not see it. */
  mark: string
  href: string
  title: ReactNode
  text?: ReactNode
}

/** One thing that was looked at: how it stands, and the way there. */
export function Line({ tone, mark, href, title, text }: Props) {
  const { of, className } = marks[tone]
  return (
    <li>
      <Link href={href} className="-mx-2 flex items-start gap-2.5 rounded-md px-2 py-2.5 hover:bg-hover">
        <Icon of={of} size={18} label={mark} className={`mt-0.5 flex-none ${className}`} />
        <span className="min-w-0 flex-1">
          <span className="block font-medium break-words">{title}</span>
          {text !== undefined && <span className="block text-sm break-words text-ink-faint">{text}</span>}
        </span>
      </Link>
    </li>
  )
}
