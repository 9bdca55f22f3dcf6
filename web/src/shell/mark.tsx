/** The mark of «Перемена»: a «П» like an open door, cut out of a talk bubble. */
export function Mark({ size = 32 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path fill="var(--accent)" fillRule="evenodd" d={MARK_PATH} />
    </svg>
  )
}

export const MARK_PATH =
  'M9 2h14a7 7 0 0 1 7 7v10a7 7 0 0 1-7 7H14l-6.3 4.3A1 1 0 0 1 6 29.500V25.300A7 7 0 0 1 2 19V9a7 7 0 0 1 7-7Z' +
  'M10 8.500v11.500h3.500V11.500h5v8.500h3.500V8.500Z'
