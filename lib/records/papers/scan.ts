/** What a scan may be. */
export const scanTypes = ['application/pdf', 'image/jpeg', 'image/png'] as const
export type ScanType = (typeof scanTypes)[number]

/** Largest scan that is kept: a few pages photographed by a telephone. */
export const MAX_SCAN_BYTES = 10 * 1024 * 1024

const signatures: readonly (readonly [ScanType, readonly number[]])[] = [
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
]

/** Answers what a file is by how it begins, whatever its name says; null for anything that is not kept. */
export function scanTypeOf(content: Uint8Array): ScanType | null {
  const found = signatures.find(([, signature]) => signature.every((byte, place) => content[place] === byte))
  return found?.[0] ?? null
}

const extensions: Readonly<Record<ScanType, string>> = { 'application/pdf': 'pdf', 'image/jpeg': 'jpg', 'image/png': 'png' }

/** Answers the name under which a scan is handed out: the paper's title, without what no file's name holds. */
export function scanFileName(title: string, type: ScanType): string {
  return `${title.replace(/[\p{Cc}\\/:*?"<>|]/gu, '_')}.${extensions[type]}`
}
