import { cloneElement, type ReactElement } from 'react'

export interface TooltipProps {
  text: string
  /** One element. */
  children: ReactElement<{ 'data-tip'?: string; 'aria-description'?: string }>
}

/** A word that appears under a mouse or at keyboard focus. IconButton has its own; touch has none, so never the only way to learn. */
export function Tooltip({ text, children }: TooltipProps) {
  return cloneElement(children, { 'data-tip': text, 'aria-description': text })
}
