import { useState, type ReactElement, type MouseEvent } from 'react'
import { useTexts } from '../platform/i18n/index.ts'
import { IconButton } from './icon-button.tsx'
import { IconMore } from './icons.tsx'
import { openMenu, type MenuOptions } from './menu.ts'
import { uiTexts } from './texts.ts'

/** Attributes of a button that opens a menu. */
export interface MenuTrigger {
  'aria-haspopup': 'menu'
  'aria-expanded': boolean
  onClick: (event: MouseEvent) => void
}

export interface MenuProps {
  menu: () => MenuOptions
  /** The button: `(trigger) => <Button {...trigger}>…</Button>`; three dots when left out. */
  children?: (trigger: MenuTrigger) => ReactElement
  /** The name of the three dots, «Ещё» unless told. */
  label?: string
}

/** A button with a menu under it. */
export function Menu({ menu, children, label }: MenuProps) {
  const t = useTexts(uiTexts)
  const [open, setOpen] = useState(false)
  const trigger: MenuTrigger = {
    'aria-haspopup': 'menu',
    'aria-expanded': open,
    onClick: async (event) => {
      setOpen(true)
      // A click without coordinates was made by Enter or Space.
      await openMenu({ ...menu(), at: event.currentTarget, keyboard: event.detail === 0 })
      setOpen(false)
    },
  }
  return children ? children(trigger) : <IconButton icon={IconMore} label={label ?? t.more} {...trigger} />
}
