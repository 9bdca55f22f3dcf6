/** Hands bytes to the browser as a file to keep. */
export function download(name: string, parts: BlobPart[], type: string): void {
  const address = URL.createObjectURL(new Blob(parts, { type }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser reads it after the click.
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}

/** A table with titles only, as spreadsheets here open it at once: a mark for UTF-8, semicolons. */
export function downloadCsvTemplate(name: string, titles: readonly string[]): void {
  download(`${name}.csv`, [`\uFEFF${titles.join(';')}\r\n`], 'text/csv;charset=utf-8')
}

const widthMin = 14
/** Rows whose cells are texts already: a class «1-3» is no date, a telephone keeps its zeroes. */
const rowsReady = 500

/** The same as a workbook. What writes it is fetched only now. */
export async function downloadTemplate(name: string, titles: readonly string[]): Promise<void> {
  const { default: writeExcelFile } = await import('write-excel-file/browser')
  const header = titles.map((value) => ({ value, type: String, fontWeight: 'bold' as const }))
  const blank = titles.map(() => ({ value: '', type: String, format: '@' }))
  const columns = titles.map((title) => ({ width: Math.max(widthMin, title.length + 2) }))
  const data = [header, ...Array.from({ length: rowsReady }, () => blank)]
  await writeExcelFile(data, { columns, sheet: name.slice(0, 31), stickyRowsCount: 1 }).toFile(`${name}.xlsx`)
}

export function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))
}
