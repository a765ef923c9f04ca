import { Missing } from './_missing/missing.tsx'

/** An address that names nothing, or a customer out of reach. */
export default function NotFound() {
  return <Missing back="customers" />
}
