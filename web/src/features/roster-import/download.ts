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
export function downloadTemplate(name: string, titles: readonly string[]): void {
  download(name, [`\uFEFF${titles.join(';')}\r\n`], 'text/csv;charset=utf-8')
}

export function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))
}
