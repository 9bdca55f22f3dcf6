import type { ReactElement } from 'react'

export interface IconProps {
  /** Side in pixels; 20 beside text, 24 in bars. */
  size?: number
  /** Only for an icon that stands alone and is not a button: what it says to a screen reader. */
  label?: string
  className?: string | undefined
}

export type Icon = (props: IconProps) => ReactElement

/** An outline icon of one path on a grid of 24. */
export function icon(path: string): Icon {
  return function OutlineIcon({ size = 20, label, className }) {
    return (
      <svg
        className={className}
        width={size}
        height={size}
        viewBox="0 0 24 24"
        fill="none"
        stroke="currentColor"
        strokeWidth={size > 32 ? 1.5 : 1.75}
        strokeLinecap="round"
        strokeLinejoin="round"
        role={label ? 'img' : undefined}
        aria-label={label}
        aria-hidden={label ? undefined : true}
        focusable="false"
      >
        <path d={path} />
      </svg>
    )
  }
}
