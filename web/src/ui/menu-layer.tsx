import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react'
import { useCloseRequest } from './close-request.ts'
import { cx } from './cx.ts'
import { IconCheck } from './icons.tsx'
import { menuRequests, type MenuAction, type MenuItem, type MenuRequest } from './menu.ts'
import { placeAt } from './placing.ts'
import styles from './menu.module.css'

export function MenuLayer() {
  const request = menuRequests.use().at(-1)
  return request ? <MenuPopup key={request.id} request={request} /> : null
}

function MenuPopup({ request }: { request: MenuRequest }) {
  const popup = useRef<HTMLDivElement>(null)
  usePlacing(request, popup)
  useFocusInside(request, popup)
  useCloseRequest(true, request.close)
  const items = tidy(request.items)
  return (
    <div className={styles.backdrop}>
      <div
        ref={popup}
        className={styles.popup}
        tabIndex={-1}
        role={request.header ? 'dialog' : undefined}
        aria-label={request.header ? request.label : undefined}
      >
        {request.header && (
          <div className={styles.header} data-header="">
            {request.header(request.close)}
          </div>
        )}
        <div role="menu" aria-label={request.label}>
          {items.map((item, index) =>
            item === 'line' ? (
              <hr key={index} className={styles.line} />
            ) : (
              <Item key={index} item={item} close={request.close} />
            ),
          )}
        </div>
      </div>
    </div>
  )
}

function Item({ item, close }: { item: MenuAction; close: () => void }) {
  const { icon: Glyph, checked } = item
  return (
    <button
      type="button"
      role={checked === undefined ? 'menuitem' : 'menuitemcheckbox'}
      aria-checked={checked}
      aria-disabled={item.disabled || undefined}
      aria-keyshortcuts={item.keys}
      tabIndex={-1}
      className={cx(styles.item, item.danger && styles.danger)}
      onPointerMove={(event) => event.pointerType === 'mouse' && event.currentTarget.focus({ preventScroll: true })}
      onClick={() => {
        if (item.disabled) return
        close()
        item.onSelect()
      }}
    >
      {Glyph && <Glyph className={styles.icon} />}
      <span className={styles.label}>{item.label}</span>
      {item.keys && <kbd className={styles.keys}>{item.keys}</kbd>}
      {checked && <IconCheck className={styles.icon} />}
    </button>
  )
}

/** Measured and put in its place before it is painted; a press anywhere else closes it, keys move in it. */
function usePlacing({ at, close }: MenuRequest, popup: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const menu = popup.current
    const backdrop = menu?.parentElement
    if (!menu || !backdrop) return undefined
    const { left, top, maxHeight } = placeAt(menu, at)
    Object.assign(menu.style, { left: `${left}px`, top: `${top}px`, maxHeight: `${maxHeight}px` })
    menu.classList.add(styles.placed ?? '')
    const stop = new AbortController()
    const { signal } = stop
    backdrop.addEventListener('pointerdown', (event) => event.target === backdrop && close(), { signal })
    backdrop.addEventListener('contextmenu', (event) => event.preventDefault(), { signal })
    menu.addEventListener('keydown', (event) => onKey(event, menu, close), { signal })
    addEventListener('resize', close, { signal })
    return () => stop.abort()
  }, [at, close, popup])
}

/** The menu takes the focus and gives it back, unless what was chosen has moved it on. */
function useFocusInside({ keyboard }: MenuRequest, popup: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const before = document.activeElement as HTMLElement | null
    const menu = popup.current
    if (keyboard) focusItem(menu, 0)
    else menu?.focus({ preventScroll: true })
    return () => {
      const now = document.activeElement
      if (!now || now === document.body || menu?.contains(now)) before?.focus({ preventScroll: true })
    }
  }, [keyboard, popup])
}

function onKey(event: KeyboardEvent, popup: HTMLElement, close: () => void): void {
  const header = [...popup.querySelectorAll<HTMLElement>('[data-header] button')]
  const items = itemsOf(popup)
  const inHeader = header.indexOf(document.activeElement as HTMLElement)
  const to = targetOf(event.key, items.indexOf(document.activeElement as HTMLElement), items)
  if (event.key === 'Escape' || (event.key === 'Tab' && header.length === 0)) close()
  else if (event.key === 'Tab') (inHeader < 0 ? header[0] : items[0])?.focus()
  else if (inHeader >= 0 && event.key === 'ArrowRight') header[(inHeader + 1) % header.length]?.focus()
  else if (inHeader >= 0 && event.key === 'ArrowLeft') header.at(inHeader - 1)?.focus()
  else if (to !== undefined) focusItem(popup, to)
  else return
  event.preventDefault()
  event.stopPropagation()
}

function targetOf(key: string, index: number, items: readonly HTMLElement[]): number | undefined {
  if (key === 'ArrowDown') return (index + 1) % items.length
  if (key === 'ArrowUp') return (Math.max(index, 0) + items.length - 1) % items.length
  if (key === 'Home') return 0
  if (key === 'End') return items.length - 1
  if (key.length !== 1 || key === ' ') return undefined
  const letter = key.toLocaleLowerCase()
  const after = [...items.keys()].map((step) => (index + 1 + step) % items.length)
  return after.find((candidate) => items[candidate]?.textContent?.toLocaleLowerCase().startsWith(letter))
}

function focusItem(menu: HTMLElement | null, index: number): void {
  if (menu) itemsOf(menu)[index]?.focus()
}

function itemsOf(menu: HTMLElement): HTMLElement[] {
  return [...menu.querySelectorAll<HTMLElement>('[role^="menuitem"]')]
}

/** No lines at the ends, none doubled, nothing that a condition left out. */
function tidy(items: readonly MenuItem[]): (MenuAction | 'line')[] {
  const real = items.filter((item): item is MenuAction | 'line' => Boolean(item))
  return real.filter(
    (item, index) => item !== 'line' || (index > 0 && index < real.length - 1 && real[index - 1] !== 'line'),
  )
}
