import { useEffect, useRef, useState, type InputEvent } from 'react'
import { newId } from '../../platform/ids.ts'

export type Values = Readonly<Record<string, string>>

export interface KeptValues {
  values: Values
  /** Put on an element around the form. */
  onInput: (event: InputEvent<HTMLElement>) => void
  set: (name: string, value: string) => void
  forget: () => void
}

/**
 * What was typed into a form outlives a reload and a step back: kept in this tab until it is sent. Never a password.
 */
export function useKeptValues(key: string): KeptValues {
  const storageKey = `peremena.draft.${key}`
  const [values, setValues] = useState<Values>(() => read(storageKey))
  const latest = useRef(values)

  function set(name: string, value: string) {
    latest.current = { ...latest.current, [name]: value }
    write(storageKey, latest.current)
    setValues(latest.current)
  }

  return {
    values,
    set,
    onInput(event) {
      const field = event.target as HTMLInputElement
      if (field.name && !isSecret(field))
        set(field.name, field.type === 'checkbox' ? String(field.checked) : field.value)
    },
    forget() {
      latest.current = {}
      write(storageKey, {})
    },
  }
}

/** The id of what is being written, the same after a reload: sent twice it is one. */
export function useKeptId(kept: KeptValues): string {
  const [id] = useState(() => kept.values['id'] ?? newId())
  useEffect(() => {
    if (kept.values['id'] !== id) kept.set('id', id)
  }, [id, kept])
  return id
}

/** For a page that must begin afresh: another code, another token. */
export function forgetKeptValues(key: string): void {
  write(`peremena.draft.${key}`, {})
}

// A password that is shown has type «text»: what it is stands in `autocomplete`.
function isSecret(field: HTMLInputElement): boolean {
  return field.type === 'password' || /password|one-time-code/.test(field.autocomplete ?? '')
}

function read(storageKey: string): Values {
  try {
    return JSON.parse(sessionStorage.getItem(storageKey) ?? '{}') as Values
  } catch {
    return {}
  }
}

function write(storageKey: string, values: Values): void {
  try {
    if (Object.keys(values).length === 0) sessionStorage.removeItem(storageKey)
    else sessionStorage.setItem(storageKey, JSON.stringify(values))
  } catch {
    // A browser that stores nothing keeps the values until the page is closed.
  }
}
