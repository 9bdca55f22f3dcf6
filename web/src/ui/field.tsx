import { useId, type ReactNode } from 'react'
import { useTexts } from '../platform/i18n/index.ts'
import { cx } from './cx.ts'
import { useFieldError } from './form.tsx'
import { IconCircleAlert } from './icons.tsx'
import { uiTexts } from './texts.ts'
import styles from './field.module.css'

/** What every field with a label takes. */
export interface FieldProps {
  label: string
  /** One sentence under the label, said before the person types. */
  hint?: ReactNode
  /** What is wrong and what to do; errors of the form around it come by `name`. */
  error?: string | undefined
  /** Adds «необязательно» to the label; mark what may be left out, not what must be filled in. */
  optional?: boolean
  /** The label is there for screen readers only; use where the place says it all. */
  labelHidden?: boolean
}

/** Attributes that tie a control to its label, hint and error. */
export interface Control {
  id: string
  className: string
  'data-label': string
  'aria-invalid': true | undefined
  'aria-describedby': string | undefined
}

interface Props extends FieldProps {
  name: string | undefined
  children: (control: Control) => ReactNode
}

export function Field({ label, hint, error, optional, labelHidden, name, children }: Props) {
  const t = useTexts(uiTexts)
  const id = useId()
  const formError = useFieldError(name)
  const wrong = error ?? formError
  const described = [hint ? `${id}-hint` : '', wrong ? `${id}-error` : ''].filter(Boolean).join(' ')
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={cx(styles.label, labelHidden && styles.hidden)}>
        {label}
        {optional && <span className={styles.optional}> · {t.fieldOptional}</span>}
      </label>
      {hint && (
        <div id={`${id}-hint`} className={styles.hint}>
          {hint}
        </div>
      )}
      {children({
        id,
        className: styles.control ?? '',
        'data-label': label,
        'aria-invalid': wrong ? true : undefined,
        'aria-describedby': described || undefined,
      })}
      {wrong && (
        <p id={`${id}-error`} className={styles.error}>
          <IconCircleAlert size={16} className={styles.errorIcon} />
          {wrong}
        </p>
      )}
    </div>
  )
}
