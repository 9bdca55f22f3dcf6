import { useLayoutEffect, useRef, type ChangeEvent, type ClipboardEvent } from 'react'
import { codeLength } from '#protocol/invitations.ts'
import { texts, useTexts } from '../../platform/i18n/index.ts'
import { TextField } from '../../ui/text-field.tsx'
import { caretAfter, codeFault, inGroups, signsOf } from './code.ts'
import { accountTexts } from './texts.ts'
import styles from './accounts.module.css'

export interface CodeFieldProps {
  label: string
  hint?: string
  signs: string
  onChange: (signs: string) => void
  /** Something longer than a code was pasted: a link, perhaps. */
  onPasteLong?: (text: string) => void
  autoComplete?: 'one-time-code' | 'off'
}

/** A printed code: shows groups of four while it is typed, whatever the case and the layout. */
export function CodeField({ label, hint, signs, onChange, onPasteLong, autoComplete = 'off' }: CodeFieldProps) {
  const t = useTexts(accountTexts)
  const input = useRef<HTMLInputElement>(null)
  const caret = useRef<number>(undefined)
  const fault = codeFault(signs)

  useLayoutEffect(() => {
    if (caret.current === undefined) return
    input.current?.setSelectionRange(caret.current, caret.current)
    caret.current = undefined
  }, [signs])

  function change(event: ChangeEvent<HTMLInputElement>) {
    const { value, selectionStart } = event.target
    const next = signsOf(value)
    const before = signsOf(value.slice(0, selectionStart ?? value.length)).length
    caret.current = caretAfter(before, next.length)
    onChange(next)
  }

  function paste(event: ClipboardEvent) {
    const text = event.clipboardData.getData('text')
    if (!onPasteLong || !text.includes('#')) return
    event.preventDefault()
    onPasteLong(text)
  }

  return (
    <div className={styles.code}>
      <TextField
        ref={input}
        name="code"
        label={label}
        hint={hint}
        value={inGroups(signs)}
        onChange={change}
        onPaste={paste}
        error={fault && 'wrongSign' in fault ? t.codeWrongSign(fault.wrongSign) : undefined}
        autoComplete={autoComplete}
        autoCapitalize="characters"
        autoCorrect="off"
        spellCheck={false}
        placeholder={'•'.repeat(codeLength).replace(/(.{4})(?=.)/g, '$1-')}
        required
      />
    </div>
  )
}

/** What keeps these signs from being a code, in words; undefined when nothing does. */
export function codeFaultText(signs: string): string | undefined {
  const t = texts(accountTexts)
  const fault = codeFault(signs)
  if (!fault) return undefined
  return 'wrongSign' in fault ? t.codeWrongSign(fault.wrongSign) : t.codeMissing(fault.missing)
}
