import type { ClipboardEvent } from 'react'
import { textLengthMax } from '#protocol/messages.ts'
import { formattedFromHtml, isFormatted } from '../../../platform/text/from-html.ts'
import { toMarkdown } from '../../../platform/text/to-markdown.ts'
import type { Attachments } from './use-attachments.ts'
import type { Field } from './use-field.ts'

// Reading a whole book as HTML would freeze a phone; its plain text is taken, and refused with a sentence.
const htmlLengthMax = textLengthMax * 25

/** Pasted files are attached, formatted text keeps its formatting, plain text is left to the browser. */
export function pasteInto(event: ClipboardEvent, field: Field, attachments: Attachments): void {
  const files = [...event.clipboardData.files]
  const html = event.clipboardData.getData('text/html')
  const formatted = html && html.length <= htmlLengthMax ? formattedFromHtml(html) : { text: '', entities: [] }
  // Office programs add a picture of the text to the text itself.
  if (files.length > 0 && !formatted.text) {
    event.preventDefault()
    void attachments.add(files)
  } else if (isFormatted(formatted)) {
    event.preventDefault()
    const { text } = toMarkdown(formatted)
    const { start, end } = field.state()
    field.apply({ from: start, to: end, insert: text, start: start + text.length, end: start + text.length })
  }
}
