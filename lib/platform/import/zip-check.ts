import type { FileHandle } from 'node:fs/promises'
import { open } from 'node:fs/promises'
import { ImportFailure } from './failure.ts'
import { xlsxLimits } from './limits.ts'

interface Entry {
  name: string
  compressed: number
  inflated: number
}

const endSignature = 0x06054b50
const entrySignature = 0x02014b50
const endBytes = 22
const longestComment = 65_535
const unknownSize = 0xffffffff
/** No deflate stream grows more than this. */
const largestRatio = 1_032
/** XML of sheets compresses ten to thirty times; only a bomb goes on like this over many megabytes. */
const suspiciousRatio = 250
const harmlessBytes = 16 * 1024 * 1024

/** Reads the table of contents of an XLSX before anything is unpacked. Throws an ImportFailure when there is none (the file is cut short or is not a ZIP), and
 * for too many entries or more bytes, when unpacked, than are taken. */
export async function checkZip(path: string): Promise<void> {
  const file = await open(path)
  try {
    const size = (await file.stat()).size
    if (size > xlsxLimits.fileBytes) throw new ImportFailure('xlsx_too_large', { max: xlsxLimits.fileBytes })
    const entries = await readEntries(file, size)
    if (entries.length > xlsxLimits.entries) throw new ImportFailure('xlsx_bomb')
    let total = 0
    for (const { compressed, inflated } of entries) {
      if (inflated === unknownSize || inflated > compressed * largestRatio + 1024) throw new ImportFailure('xlsx_bomb')
      if (inflated > harmlessBytes && inflated > compressed * suspiciousRatio) throw new ImportFailure('xlsx_bomb')
      total += inflated
    }
    if (total > xlsxLimits.inflatedBytes) throw new ImportFailure('xlsx_bomb')
    if (!entries.some((entry) => entry.name === '[Content_Types].xml')) throw new ImportFailure('xlsx_unreadable')
  } finally {
    await file.close()
  }
}

async function readEntries(file: FileHandle, size: number): Promise<Entry[]> {
  const tail = Buffer.alloc(Math.min(size, endBytes + longestComment))
  await file.read(tail, 0, tail.length, size - tail.length)
  let end = tail.length - endBytes
  while (end >= 0 && tail.readUInt32LE(end) !== endSignature) end -= 1
  if (end < 0) throw new ImportFailure('cut_short_archive')
  const directoryBytes = tail.readUInt32LE(end + 12)
  const directoryAt = tail.readUInt32LE(end + 16)
  if (directoryAt + directoryBytes > size || directoryBytes > harmlessBytes) throw new ImportFailure('xlsx_unreadable')
  const directory = Buffer.alloc(directoryBytes)
  await file.read(directory, 0, directoryBytes, directoryAt)
  const entries: Entry[] = []
  for (let at = 0; at + 46 <= directory.length && directory.readUInt32LE(at) === entrySignature; ) {
    const nameBytes = directory.readUInt16LE(at + 28)
    entries.push({
      name: directory.toString('utf8', at + 46, at + 46 + nameBytes),
      compressed: directory.readUInt32LE(at + 20),
      inflated: directory.readUInt32LE(at + 24),
    })
    at += 46 + nameBytes + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
  }
  if (entries.length !== tail.readUInt16LE(end + 10)) throw new ImportFailure('xlsx_unreadable')
  return entries
}
