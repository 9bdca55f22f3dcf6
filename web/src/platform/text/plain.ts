/** A text on one line and without links, for list rows and quotes. */
export function plainLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** What was typed without its most common signs: enough for the row of a draft, where nobody counts offsets. */
export function withoutSigns(typed: string): string {
  return typed.replace(/\*\*|__|~~|```/g, '')
}
