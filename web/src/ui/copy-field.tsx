import { useRef, useState } from 'react'
import { useTexts } from '../platform/i18n/index.ts'
import { Button } from './button.tsx'
import { Field, type FieldProps } from './field.tsx'
import { IconCheck, IconCopy } from './icons.tsx'
import { uiTexts } from './texts.ts'
import styles from './copy-field.module.css'

/** Something to hand on: a link, a code. Copying works over plain http too. */
export function CopyField({ value, ...field }: FieldProps & { value: string }) {
  const t = useTexts(uiTexts)
  const input = useRef<HTMLInputElement>(null)
  const [copied, setCopied] = useState(false)

  async function copy() {
    await copyText(value, input.current)
    setCopied(true)
    setTimeout(() => setCopied(false), 2500)
  }

  return (
    <Field {...field} name={undefined}>
      {(control) => (
        <div className={styles.box}>
          <input {...control} ref={input} readOnly value={value} onFocus={(event) => event.target.select()} />
          <Button icon={copied ? IconCheck : IconCopy} onClick={copy}>
            <span aria-live="polite">{copied ? t.copied : t.copy}</span>
          </Button>
        </div>
      )}
    </Field>
  )
}

/** Puts text on the clipboard; browsers give the modern way only to https, so `input` with the same text is the other. */
export async function copyText(text: string, input?: HTMLInputElement | null): Promise<void> {
  if (navigator.clipboard) return navigator.clipboard.writeText(text)
  const field = input ?? temporaryField(text)
  field.select()
  document.execCommand('copy')
  if (!input) field.remove()
}

function temporaryField(text: string): HTMLTextAreaElement {
  const field = document.createElement('textarea')
  field.value = text
  field.style.position = 'fixed'
  field.style.opacity = '0'
  document.body.append(field)
  return field
}
