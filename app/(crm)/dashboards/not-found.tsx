import { Missing } from '../_missing/missing.tsx'

/** A page of charts that is not there, or not shared with the reader. */
export default function NotFound() {
  return <Missing back="dashboards" />
}
