import { Missing } from '../_missing/missing.tsx'

/** Nothing of this part of the product is there. */
export default function NotFound() {
  return <Missing back="approvals" />
}
