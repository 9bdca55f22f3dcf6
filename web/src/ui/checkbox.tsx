import type { ComponentProps, ReactNode } from 'react'
import { cx } from './cx.ts'
import { IconCheck } from './icons.tsx'
import styles from './checkbox.module.css'

export type CheckboxProps = Omit<ComponentProps<'input'>, 'type'> & {
  label: ReactNode
  hint?: ReactNode
}

/** A choice that takes effect when the form is sent. */
export function Checkbox({ label, hint, ...rest }: CheckboxProps) {
  return (
    <label className={styles.row}>
      <span className={styles.box}>
        <input {...rest} type="checkbox" className={styles.input} />
        <IconCheck size={16} className={styles.tick} />
      </span>
      <Words label={label} hint={hint} />
    </label>
  )
}

/** A choice that takes effect at once; the knob stands at the end of the row. */
export function Switch({ label, hint, ...rest }: CheckboxProps) {
  return (
    <label className={cx(styles.row, styles.spread)}>
      <Words label={label} hint={hint} />
      <span className={styles.track}>
        {/* oxlint-disable-next-line jsx-a11y/role-has-required-aria-props -- the browser tells a checkbox's state by itself */}
        <input {...rest} type="checkbox" role="switch" className={styles.input} />
        <span className={styles.knob} />
      </span>
    </label>
  )
}

function Words({ label, hint }: { label: ReactNode; hint: ReactNode }) {
  return (
    <span className={styles.words}>
      <span>{label}</span>
      {hint && <span className={styles.hint}>{hint}</span>}
    </span>
  )
}
