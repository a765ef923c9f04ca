import type { IconNode } from 'lucide'

interface Props {
  /** The shapes of an icon of the library. */
  of: IconNode
  /** Width and height in pixels. */
  size?: number
  strokeWidth?: number
  className?: string
  /** What it says to those who cannot see it; without one it is an ornament, and nothing is said. */
  label?: string
}

/** An icon in the colour of the text around it. It is drawn on the server: the library's own component for React is one of the browser's, and a page with a hundred
 * icons would send each twice and draw it twice. */
export function Icon({ of: shapes, size = 24, strokeWidth = 2, className, label }: Props) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={strokeWidth}
      strokeLinecap="round"
      strokeLinejoin="round"
      className={className}
      role={label === undefined ? undefined : 'img'}
      aria-label={label}
      aria-hidden={label === undefined}
    >
      {shapes.map(([Shape, attributes], index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the shapes of an icon never change their order
        <Shape key={index} {...attributes} />
      ))}
    </svg>
  )
}
