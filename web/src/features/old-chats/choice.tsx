import { useId } from 'react'
import { Chip } from '../../ui/badge.tsx'
import styles from './form.module.css'

interface Props<T extends string> {
  label: string
  options: readonly { value: T; label: string }[]
  selected: T | undefined
  onSelect: (value: T) => void
  /** What is wrong, beside it. */
  error?: string | undefined
}

/** One of a handful, each to be seen at once and pressed with a thumb. */
export function Choice<T extends string>({ label, options, selected, onSelect, error }: Props<T>) {
  const id = useId()
  return (
    <div role="group" aria-labelledby={id} aria-describedby={error ? `${id}-error` : undefined}>
      <p id={id} className={styles.choiceLabel}>
        {label}
      </p>
      <div className={styles.choices}>
        {options.map(({ value, label: word }) => (
          <Chip key={value} pressed={value === selected} onClick={() => onSelect(value)}>
            {word}
          </Chip>
        ))}
      </div>
      {error && (
        <p id={`${id}-error`} className={styles.error} role="alert">
          {error}
        </p>
      )}
    </div>
  )
}
