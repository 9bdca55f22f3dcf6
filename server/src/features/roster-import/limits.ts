/** How much one file may hold. What is over a limit is refused with the limit named. */
export const fileBytesMax = 64 * 2 ** 20
/** Of all parts of a zip together that are read. */
export const unpackedBytesMax = 512 * 2 ** 20
/** One part may grow by so much; sheets of repeated rows reach 60. */
export const unpackedRatioMax = 200
/** Below so many bytes a high ratio harms nobody. */
export const unpackedBytesFree = 8 * 2 ** 20
export const zipEntriesMax = 2_000
/** Rows with something in them. A municipality of 50,000 people fits four times. */
export const rowsMax = 200_000
export const columnsMax = 256
export const sheetsMax = 200
/** All shared texts of a workbook together, in characters. */
export const sharedTextMax = 64 * 2 ** 20
export const cellLengthMax = 32_767
/** How many errors are listed; the rest is counted. */
export const problemsListedMax = 1_000
export const readingTimeoutMs = 120_000
export const readingMemoryMb = 400
