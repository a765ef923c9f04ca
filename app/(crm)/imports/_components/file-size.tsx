import { useFormatter } from 'next-intl'

const BYTES_PER_KILOBYTE = 1024
const BYTES_PER_MEGABYTE = BYTES_PER_KILOBYTE * 1024

/** The size of a file in the unit that fits it. */
export function FileSize({ bytes }: { bytes: number }) {
  const format = useFormatter()
  const [size, unit] =
    bytes < BYTES_PER_MEGABYTE ? [bytes / BYTES_PER_KILOBYTE, 'kilobyte'] : [bytes / BYTES_PER_MEGABYTE, 'megabyte']
  return <>{format.number(size, { style: 'unit', unit, maximumFractionDigits: size < 10 ? 1 : 0 })}</>
}
