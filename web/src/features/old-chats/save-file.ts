const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export function saveWorkbook(name: string, base64: string): void {
  saveFile(name, new Blob([Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))], { type: workbookType }))
}

export function saveFile(name: string, blob: Blob): void {
  const address = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser reads it after the click.
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
