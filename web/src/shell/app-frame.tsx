import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { useTexts } from '../platform/i18n/index.ts'
import { Badge } from '../ui/badge.tsx'
import { cx } from '../ui/cx.ts'
import { placeLooks, type Place, type PlaceId } from './places.ts'
import { shellTexts } from './texts.ts'
import styles from './app-frame.module.css'

export interface AppFrameProps {
  places: readonly Place[]
  current: PlaceId | undefined
  children: ReactNode
}

/** The places at the bottom of a phone and in a rail at the side of anything wider, and the page beside them. */
export function AppFrame({ places, current, children }: AppFrameProps) {
  const t = useTexts(shellTexts)
  return (
    <div className={styles.frame}>
      <a className={styles.skip} href="#content">
        {t.skipToContent}
      </a>
      <nav className={styles.bar} aria-label={t.places}>
        {places.map((place) => (
          <PlaceLink key={place.id} place={place} label={t[place.id]} current={place.id === current} />
        ))}
      </nav>
      <div className={styles.content}>{children}</div>
    </div>
  )
}

function PlaceLink({ place, label, current }: { place: Place; label: string; current: boolean }) {
  const { href, icon: Glyph } = placeLooks[place.id]
  return (
    <Link
      href={href}
      className={cx(styles.place, current && styles.current)}
      aria-current={current ? 'page' : undefined}
    >
      <span className={styles.glyph}>
        <Glyph size={24} />
        <span className={styles.count}>
          <Badge count={place.count} label={String(place.count)} />
        </span>
      </span>
      <span className={styles.label}>{label}</span>
    </Link>
  )
}
