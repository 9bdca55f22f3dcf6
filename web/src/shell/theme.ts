import { useSyncExternalStore } from 'react'
import { keep } from '../platform/device/small-things.ts'

export type Theme = 'system' | 'light' | 'dark'

const KEY = 'peremena.theme'
const systemDark = matchMedia('(prefers-color-scheme: dark)')
const listeners = new Set<() => void>()
let chosen: Theme = stored()

systemDark.addEventListener?.('change', paint)

/** The choice of this device; `system` follows the system, at once. */
export function useTheme(): [Theme, (theme: Theme) => void] {
  return [useSyncExternalStore(subscribe, () => chosen), chooseTheme]
}

export function chooseTheme(theme: Theme): void {
  chosen = theme
  keep(KEY, theme)
  paint()
  for (const listener of listeners) listener()
}

/** boot.js has set the theme before the first paint; this keeps it and the colour of the browser's bars. */
export function paint(): void {
  const root = document.documentElement
  root.dataset['theme'] = chosen === 'dark' || (chosen === 'system' && systemDark.matches) ? 'dark' : 'light'
  const ground = getComputedStyle(root).getPropertyValue('--ground').trim()
  document.querySelector('meta[name="theme-color"]')?.setAttribute('content', ground)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function stored(): Theme {
  try {
    const theme = localStorage.getItem(KEY)
    return theme === 'light' || theme === 'dark' ? theme : 'system'
  } catch {
    return 'system'
  }
}
