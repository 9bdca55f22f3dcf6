import type { ComponentProps } from 'react'
import { cx } from './cx.ts'
import { Field, type FieldProps } from './field.tsx'
import { IconChevronDown } from './icons.tsx'
import styles from './select.module.css'

export interface Option {
  value: string
  label: string
  disabled?: boolean
}

export type SelectProps = FieldProps &
  Omit<ComponentProps<'select'>, 'id' | 'children'> & {
    options: readonly Option[]
    /** A first line that is no choice: «Выберите класс». */
    placeholder?: string
  }

/** The select of the system itself: the wheel on a phone, typing to find on a desktop, nothing to download. */
export function Select({
  label,
  hint,
  error,
  optional = false,
  labelHidden = false,
  options,
  placeholder,
  ...rest
}: SelectProps) {
  return (
    <Field label={label} hint={hint} error={error} optional={optional} labelHidden={labelHidden} name={rest.name}>
      {(control) => (
        <div className={styles.box}>
          <select
            {...rest}
            {...(placeholder !== undefined && rest.value === undefined
              ? { defaultValue: rest.defaultValue ?? '' }
              : {})}
            {...control}
            className={cx(control.className, styles.select)}
          >
            {placeholder !== undefined && (
              <option value="" disabled={rest.required}>
                {placeholder}
              </option>
            )}
            {options.map((option) => (
              <option key={option.value} value={option.value} disabled={option.disabled}>
                {option.label}
              </option>
            ))}
          </select>
          <IconChevronDown className={styles.arrow} />
        </div>
      )}
    </Field>
  )
}
