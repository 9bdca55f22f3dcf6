import { createContext, use, useMemo, useRef, useState, type ReactNode, type SubmitEvent } from 'react'
import { flushSync } from 'react-dom'
import { texts, useTexts } from '../platform/i18n/index.ts'
import { Banner } from './banner.tsx'
import { Button, type ButtonProps } from './button.tsx'
import { uiTexts } from './texts.ts'
import styles from './form.module.css'

/** What is wrong: by field name, and for the form as a whole. */
export interface FormErrors {
  fields?: Record<string, string>
  summary?: string
}

export interface FormProps {
  /** Gets the values by field name. What it returns is shown as errors; when it throws, a general sentence is. */
  onSubmit: (values: Record<string, string>, data: FormData) => Promise<FormErrors | void> | FormErrors | void
  children: ReactNode
  className?: string
  'aria-label'?: string
}

interface FormState {
  errors: Record<string, string>
  busy: boolean
}

const FormContext = createContext<FormState>({ errors: {}, busy: false })

/** Fields keep what was typed whatever happens; errors stand beside their fields, and on top when there are several. */
export function Form({ onSubmit, children, className, ...rest }: FormProps) {
  const form = useRef<HTMLFormElement>(null)
  const [errors, setErrors] = useState<FormErrors>({})
  const [labels, setLabels] = useState<Record<string, string>>({})
  const [busy, setBusy] = useState(false)
  const state = useMemo(() => ({ errors: errors.fields ?? {}, busy }), [errors.fields, busy])

  async function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    if (busy) return
    const missing = invalidFields(event.currentTarget)
    if (Object.keys(missing).length > 0) return show({ fields: missing })
    const data = new FormData(event.currentTarget)
    setBusy(true)
    try {
      show((await onSubmit(valuesOf(data), data)) ?? {})
    } catch (failure) {
      show({ summary: texts(uiTexts).formFailed })
      throw failure
    } finally {
      setBusy(false)
    }
  }

  function show(found: FormErrors) {
    const named = form.current ? labelsIn(form.current) : {}
    flushSync(() => {
      setLabels(named)
      setErrors(found)
    })
    if (form.current) focusFirstError(form.current, found)
  }

  function go(name: string) {
    if (form.current) fieldNamed(form.current, name)?.focus()
  }

  function forget(name: string) {
    if (!errors.fields?.[name]) return
    const { [name]: _mended, ...others } = errors.fields
    setErrors(Object.keys(others).length > 0 ? { ...errors, fields: others } : {})
  }

  return (
    <FormContext value={state}>
      <form
        {...rest}
        ref={form}
        className={className ?? styles.form}
        noValidate
        onSubmit={submit}
        onInput={(event) => forget((event.target as HTMLInputElement).name)}
      >
        <ErrorSummary errors={errors} labels={labels} onGo={go} />
        {children}
      </form>
    </FormContext>
  )
}

/** The button that sends the form around it; busy while the form is. */
export function SubmitButton({ tone = 'primary', ...rest }: ButtonProps) {
  const { busy } = use(FormContext)
  return <Button {...rest} tone={tone} type="submit" busy={busy} />
}

/** Buttons of a form in one line; on a phone each takes the width. */
export function FormActions({ children }: { children: ReactNode }) {
  return <div className={styles.actions}>{children}</div>
}

/** The error that the form around it has for a field. */
export function useFieldError(name: string | undefined): string | undefined {
  const { errors } = use(FormContext)
  return name === undefined ? undefined : errors[name]
}

interface SummaryProps {
  errors: FormErrors
  labels: Record<string, string>
  onGo: (name: string) => void
}

function ErrorSummary({ errors, labels, onGo }: SummaryProps) {
  const t = useTexts(uiTexts)
  const fields = Object.entries(errors.fields ?? {})
  if (!errors.summary && fields.length < 2) return null
  return (
    <Banner tone="danger" title={errors.summary ?? t.formErrors(fields.length)} summary>
      {fields.length > 0 && (
        <ul className={styles.list}>
          {fields.map(([name, text]) => (
            <li key={name}>
              <button type="button" className={styles.link} onClick={() => onGo(name)}>
                {labels[name] ?? name}
              </button>
              : {text}
            </li>
          ))}
        </ul>
      )}
    </Banner>
  )
}

function focusFirstError(form: HTMLFormElement, { fields = {}, summary }: FormErrors): void {
  const names = Object.keys(fields)
  const first = names[0]
  if (summary || names.length > 1) form.querySelector<HTMLElement>('[data-summary]')?.focus()
  else if (first) fieldNamed(form, first)?.focus()
}

function fieldNamed(form: HTMLFormElement, name: string): HTMLElement | undefined {
  return [...form.elements].find((field) => (field as HTMLInputElement).name === name) as HTMLElement | undefined
}

function labelsIn(form: HTMLFormElement): Record<string, string> {
  const fields = [...form.elements] as HTMLInputElement[]
  return Object.fromEntries(fields.map((field) => [field.name, field.dataset['label'] ?? field.name]))
}

function valuesOf(data: FormData): Record<string, string> {
  return Object.fromEntries([...data].filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
}

// The browser knows what is wrong; it only says so in its own language and in a bubble.
function invalidFields(form: HTMLFormElement): Record<string, string> {
  const fields = [...form.elements] as HTMLInputElement[]
  return Object.fromEntries(
    fields
      .filter((field) => field.name && field.willValidate && (!field.validity.valid || isTooLong(field)))
      .map((field) => [field.name, reason(field)]),
  )
}

const lengthMax = (field: HTMLInputElement) => Number(field.dataset['maxLength'] ?? Infinity)

const isTooLong = (field: HTMLInputElement) => field.value.length > lengthMax(field)

function reason(field: HTMLInputElement): string {
  const t = texts(uiTexts)
  if (field.validity.valueMissing) return t.fieldRequired
  if (field.validity.tooShort) return t.fieldTooShort(field.minLength)
  if (isTooLong(field)) return t.fieldTooLong(lengthMax(field))
  return t.fieldWrong
}
