import { useLayoutEffect, useRef, useState, type ComponentProps } from 'react'
import { useTexts } from '../platform/i18n/index.ts'
import { Field, type FieldProps } from './field.tsx'
import { IconButton } from './icon-button.tsx'
import { IconEye, IconEyeOff } from './icons.tsx'
import { uiTexts } from './texts.ts'
import { cx } from './cx.ts'
import styles from './text-field.module.css'

export type TextFieldProps = FieldProps & Omit<ComponentProps<'input'>, 'id'>

/** One line of text. Inside a Form give it a `name`; `required`, `minLength`, `type="email"` are checked by the form. */
export function TextField(props: TextFieldProps) {
  const [field, input] = split(props)
  return (
    <Field {...field} name={input.name}>
      {(control) => <input type="text" {...input} {...control} />}
    </Field>
  )
}

/** A password with an eye to check what was typed. */
export function PasswordField(props: TextFieldProps) {
  const t = useTexts(uiTexts)
  const [shown, setShown] = useState(false)
  const [field, input] = split(props)
  return (
    <Field {...field} name={input.name}>
      {(control) => (
        <div className={styles.box}>
          <input
            autoComplete="current-password"
            autoCapitalize="none"
            spellCheck={false}
            {...input}
            {...control}
            className={cx(control.className, styles.password)}
            type={shown ? 'text' : 'password'}
          />
          <span className={styles.eye}>
            <IconButton
              icon={shown ? IconEyeOff : IconEye}
              label={shown ? t.hidePassword : t.showPassword}
              size="s"
              onClick={() => setShown(!shown)}
            />
          </span>
        </div>
      )}
    </Field>
  )
}

export type TextAreaProps = FieldProps &
  Omit<ComponentProps<'textarea'>, 'id' | 'ref'> & {
    /** Grows with the text up to this many lines, 12 unless told. */
    maxRows?: number
  }

/** Several lines; as high as its text. */
export function TextArea({ maxRows = 12, ...props }: TextAreaProps) {
  const area = useRef<HTMLTextAreaElement>(null)
  const [field, input] = split(props)
  useLayoutEffect(() => fit(area.current, maxRows))
  return (
    <Field {...field} name={input.name}>
      {(control) => (
        <textarea
          rows={3}
          {...input}
          {...control}
          ref={area}
          className={cx(control.className, styles.area)}
          onInput={(event) => {
            fit(area.current, maxRows)
            input.onInput?.(event)
          }}
        />
      )}
    </Field>
  )
}

function fit(area: HTMLTextAreaElement | null, maxRows: number): void {
  if (!area) return
  const lineHeight = Number.parseFloat(getComputedStyle(area).lineHeight)
  area.style.height = 'auto'
  area.style.height = `${Math.min(area.scrollHeight + 2, lineHeight * maxRows + 18)}px`
}

/** The browser's own `maxlength` would cut the end of what is pasted without a word; the form says that it is too long. */
function split<T extends FieldProps>(props: T): [FieldProps, Omit<T, keyof FieldProps>] {
  const { label, hint, error, optional, labelHidden, ...rest } = props
  const { maxLength, ...input } = rest as typeof rest & { maxLength?: number }
  return [
    {
      label,
      hint,
      error,
      ...(optional === undefined ? {} : { optional }),
      ...(labelHidden === undefined ? {} : { labelHidden }),
    },
    { ...input, 'data-max-length': maxLength } as unknown as Omit<T, keyof FieldProps>,
  ]
}
