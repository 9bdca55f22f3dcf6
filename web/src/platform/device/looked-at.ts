/** Somebody looks: the page is visible and has the focus. */
export function isLookedAt(): boolean {
  return document.visibilityState === 'visible' && document.hasFocus()
}

const comesAndGoes = ['focus', 'blur'] as const

/** Whenever somebody may have begun or ceased to look. Returns how to stop. */
export function onLook(listener: () => void): () => void {
  for (const name of comesAndGoes) addEventListener(name, listener)
  document.addEventListener('visibilitychange', listener)
  return () => {
    for (const name of comesAndGoes) removeEventListener(name, listener)
    document.removeEventListener('visibilitychange', listener)
  }
}
