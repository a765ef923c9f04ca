interface Props {
  label: string
  /** 0 to 1; null while it cannot be told. */
  share: number | null
}

const percent = 100

/** How far something is. */
export function ProgressBar({ label, share }: Props) {
  const done = share === null ? null : Math.round(Math.min(Math.max(share, 0), 1) * percent)
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={percent}
      aria-valuenow={done ?? undefined}
      className="h-2 w-full overflow-hidden rounded-full bg-sunken"
    >
      <div
        className={`h-full rounded-full bg-accent transition-[width] duration-700 ${done === null ? 'w-1/4 animate-pulse' : ''}`}
        style={done === null ? undefined : { width: `${done}%` }}
      />
    </div>
  )
}
