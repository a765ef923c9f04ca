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

/** An icon in the colour of the text around it, drawn on the server: the library's own component for React is one of the browser's, and a page with a hundred
 * icons would send each twice and draw it twice. What all have in common stands under `.icon` in the styles, so that it is not sent with each. */
export function Icon({ of: shapes, size = 24, strokeWidth = 2, className, label }: Props) {
  const common = {
    width: size,
    height: size,
    viewBox: '0 0 24 24',
    strokeWidth,
    className: className === undefined ? 'icon' : `icon ${className}`,
    children: shapes.map(([Shape, attributes], index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the shapes of an icon never change their order
      <Shape key={index} {...attributes} />
    )),
  }
  return label === undefined ? <svg aria-hidden={true} {...common} /> : <svg role="img" aria-label={label} {...common} />
}
