import type { ReactNode } from 'react'

/** A line of what should not wait on the card of a customer. */
export interface Point {
  key: string
  icon: ReactNode
  text: ReactNode
}
