import { ChevronLeft, ChevronRight } from 'lucide'
import { Icon } from '#components/ui/icon'
import { Link } from '#components/ui/link'

/** Where a step leads, and to whom or what; null at an end of the list. */
export interface StepTo {
  href: string
  label: string
}

/** The ways from a record to the one before and after it in the list that it was opened from. */
export function Steps({ previous, next }: { previous: StepTo | null; next: StepTo | null }) {
  return (
    <nav className="flex gap-2">
      <Step to={previous} rel="prev" />
      <Step to={next} rel="next" />
    </nav>
  )
}

/** The two steps before it is known where they lead. */
export function StepsPending() {
  return (
    <div className="flex gap-2" data-steps-pending="">
      <Step to={null} rel="prev" />
      <Step to={null} rel="next" />
    </div>
  )
}

function Step({ to, rel }: { to: StepTo | null; rel: 'prev' | 'next' }) {
  const icon = <Icon of={rel === 'prev' ? ChevronLeft : ChevronRight} size={16} />
  if (to === null)
    return (
      <span aria-hidden="true" aria-disabled="true" className="control w-8 justify-center px-0 pointer-coarse:w-10">
        {icon}
      </span>
    )
  return (
    <Link
      href={to.href}
      rel={rel}
      data-step={rel}
      data-tip={to.label}
      aria-label={to.label}
      className="control w-8 justify-center px-0 pointer-coarse:w-10"
    >
      {icon}
    </Link>
  )
}
