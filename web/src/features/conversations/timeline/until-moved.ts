const INPUTS = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const

/** Does something each frame for so long, or until the person moves or `stop` is called. Gives `stop`. */
export function untilMoved(forMs: number, onFrame: () => void): () => void {
  const untilMs = performance.now() + forMs
  let going = true
  const stop = () => {
    going = false
    for (const input of INPUTS) window.removeEventListener(input, stop)
  }
  for (const input of INPUTS) window.addEventListener(input, stop, { passive: true })
  const frame = () => {
    if (!going) return
    if (performance.now() > untilMs) return stop()
    onFrame()
    requestAnimationFrame(frame)
  }
  requestAnimationFrame(frame)
  return stop
}
