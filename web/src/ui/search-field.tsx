import { useRef, type ComponentProps } from 'react'
import { useTexts } from '../platform/i18n/index.ts'
import { IconButton } from './icon-button.tsx'
import { IconClose, IconSearch } from './icons.tsx'
import { uiTexts } from './texts.ts'
import styles from './search-field.module.css'

export interface SearchFieldProps extends Omit<ComponentProps<'input'>, 'type' | 'onChange' | 'value'> {
  value: string
  onChange: (value: string) => void
  /** What is searched: «Поиск по беседам». */
  label?: string
}

/** Escape clears first, and only then leaves. */
export function SearchField({ value, onChange, label, ...rest }: SearchFieldProps) {
  const t = useTexts(uiTexts)
  const input = useRef<HTMLInputElement>(null)
  const clear = () => {
    onChange('')
    input.current?.focus()
  }
  return (
    <div className={styles.search}>
      <IconSearch className={styles.icon} />
      <input
        enterKeyHint="search"
        autoComplete="off"
        spellCheck={false}
        placeholder={label ?? t.search}
        aria-label={label ?? t.search}
        {...rest}
        ref={input}
        type="search"
        className={styles.input}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && value) {
            event.stopPropagation()
            clear()
          }
          rest.onKeyDown?.(event)
        }}
      />
      {value && (
        <span className={styles.clear}>
          <IconButton icon={IconClose} label={t.clear} size="s" onClick={clear} />
        </span>
      )}
    </div>
  )
}
