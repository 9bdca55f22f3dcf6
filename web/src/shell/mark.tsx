/** The mark of «Перемена»: a «П» like an open door, cut out of a talk bubble. */
export function Mark({ size = 32 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path fill="var(--accent)" fillRule="evenodd" d={MARK_PATH} />
    </svg>
  )
}

export const MARK_PATH =
  'M9 2.5h14a7 7 0 0 1 7 7v9a7 7 0 0 1-7 7h-8.500l-6.200 4.400a1 1 0 0 1-1.600-.8v-3.700A7 7 0 0 1 2 18.500v-9a7 7 0 0 1 7-7Z' +
  'M10.500 8.500h11a.5.5 0 0 1 .5.5v10.500h-3.600v-7.400h-4.800v7.400H10V9a.5.5 0 0 1 .5-.5Z'
