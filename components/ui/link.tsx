import type { ComponentProps } from 'react'

interface Props extends ComponentProps<'a'> {
  /** A path of this application. */
  href: string
  /** False where the reader stays at the place of the page that they scrolled to. */
  scroll?: boolean
}

/** A link to another page of the application: an `a` and nothing more, which `SoftLinks` turns into a change of page without loading anew. The component of the
 * framework is one of the browser's, with a dozen hooks each; lists have hundreds of links. */
export function Link({ scroll = true, ...anchor }: Props) {
  return <a data-soft={scroll ? 'top' : 'stay'} {...anchor} />
}
