import { useState, type KeyboardEvent } from 'react'

/** Whether Caps Lock is on, as far as the last key told; phones tell nothing. */
export function useCapsLock(): [boolean, (event: KeyboardEvent) => void] {
  const [on, setOn] = useState(false)
  return [on, (event) => setOn(event.getModifierState('CapsLock'))]
}
