/** Why this PIN may not be taken; null when it may. Whoever holds the phone has five tries. */
export function pinFault(pin: string): 'form' | 'simple' | null {
  if (!/^\d{4,8}$/.test(pin)) return 'form'
  const steps = new Set([...pin].slice(1).map((digit, index) => Number(digit) - Number(pin[index])))
  const [step] = steps
  return steps.size === 1 && step !== undefined && Math.abs(step) <= 1 ? 'simple' : null
}
