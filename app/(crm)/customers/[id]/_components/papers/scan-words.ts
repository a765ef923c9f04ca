import { useFormatter } from 'next-intl'
import type { PaperResource } from '#lib/records/papers/schema'

const kinds = { 'application/pdf': 'PDF', 'image/jpeg': 'JPEG', 'image/png': 'PNG' } as const
const bytesPerKilobyte = 1024
const bytesPerMegabyte = bytesPerKilobyte * bytesPerKilobyte

/** Answers how a scan is named: what it is, and how large. */
export function useScanWords(): (scan: Pick<NonNullable<PaperResource['scan']>, 'content_type' | 'bytes'>) => {
  kind: string
  size: string
} {
  const format = useFormatter()
  return ({ content_type, bytes }) => {
    const size =
      bytes < bytesPerMegabyte
        ? `${format.number(Math.max(1, Math.round(bytes / bytesPerKilobyte)))} KB`
        : `${format.number(bytes / bytesPerMegabyte, { maximumFractionDigits: 1 })} MB`
    return { kind: kinds[content_type], size }
  }
}
