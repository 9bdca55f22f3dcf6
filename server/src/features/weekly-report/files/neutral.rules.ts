/** What a spreadsheet would take for a formula stays a word (OWASP, CSV injection): an apostrophe goes before it. */
export function neutral(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
}
