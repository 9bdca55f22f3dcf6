import { useRef } from 'react'
import { useTexts } from '../../platform/i18n/index.ts'
import { TextArea } from '../../ui/text-field.tsx'
import { NamesPreview } from './names-preview.tsx'
import { classTexts } from './texts.ts'
import type { ReadList } from './use-read-names.ts'
import styles from './names.module.css'

export interface NamesFieldProps {
  name: string
  label: string
  value: string
  onChange: (text: string) => void
  read: ReadList
  /** What becomes of a name that stands there already: taken and marked, or left out. */
  duplicates: 'taken' | 'left_out'
  error?: string | undefined
}

/** A pasted list of names, and beside it how it is understood. Nothing that was pasted is ever changed or cut. */
export function NamesField({ name, label, value, onChange, read, duplicates, error }: NamesFieldProps) {
  const t = useTexts(classTexts).names
  const box = useRef<HTMLDivElement>(null)

  function select(line: number) {
    const area = box.current?.querySelector('textarea')
    if (!area) return
    const lines = area.value.split('\n')
    const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0)
    area.focus()
    area.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0))
  }

  return (
    <div ref={box} className={styles.names}>
      <TextArea
        name={name}
        label={label}
        hint={t.hint}
        placeholder={t.placeholder}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        error={read.tooLong ? t.tooLongList : error}
        rows={8}
        maxRows={18}
        autoCapitalize="words"
        autoCorrect="off"
        spellCheck={false}
      />
      <NamesPreview read={read} duplicates={duplicates} onLine={select} />
    </div>
  )
}
