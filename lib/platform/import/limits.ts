const MEBIBYTE = 1024 * 1024

/** Largest file that is taken; a million waybills of all columns are some 300 MB. */
export const MAX_FILE_BYTES = 1024 * MEBIBYTE
/** More columns than any kind has, with room for those of other systems. */
export const MAX_COLUMNS = 200
/** Longest first line that is searched for the names of the columns. */
export const MAX_HEADER_BYTES = 256 * 1024
/** Characters of a cell that are kept with the reason why it was refused. */
export const LONGEST_VALUE = 200
/** Rows of one transaction: small enough to be cancelled soon, large enough that its fixed cost does not show. */
export const CHUNK_ROWS = 20_000

/** Limits of an XLSX, whose real size is seen only when it is unpacked. */
export const xlsxLimits = {
  fileBytes: 200 * MEBIBYTE,
  entries: 2_000,
  inflatedBytes: 2_048 * MEBIBYTE,
  outputBytes: 1_024 * MEBIBYTE,
  heapMebibytes: 512,
  residentBytes: 1_280 * MEBIBYTE,
  deadlineMs: 180_000,
}

/** Columns of the company's own that one import takes beside those of its kind. */
export const MAX_OWN_COLUMNS = 30
