import { Link } from 'wouter'
import { navigate } from 'wouter/use-browser-location'
import type { Dashboard } from '#protocol/indicators.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import type { Me } from '../../platform/store/index.ts'
import { IconChevronDown } from '../../ui/icons.tsx'
import { Menu } from '../../ui/menu-button.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { statsAddress } from './choice.ts'
import { indicatorTexts } from './texts.ts'
import styles from './dashboard.module.css'

interface Props {
  data: Dashboard | undefined
  places: Me['organisations']
  when: string
}

/** Whose numbers these are, under the offices that lead there; who manages several organisations chooses among them. */
export function DashboardName({ data, places, when }: Props) {
  const t = useTexts(indicatorTexts)
  const id = data?.organisation.id
  const several = places.length > 1 && places.some((place) => place.id === id)
  return (
    <div className={styles.heading}>
      {data && data.above.length > 0 && (
        <nav className={styles.above} aria-label={t.above}>
          {data.above.map((office) => (
            <span key={office.id}>
              <Link href={statsAddress(office.id, { when })}>{office.shortName}</Link>
              <span aria-hidden="true"> / </span>
            </span>
          ))}
        </nav>
      )}
      <div className={styles.nameLine}>
        <h1 className={styles.name}>{data?.organisation.shortName ?? <Skeleton width={16} />}</h1>
        {several && (
          <Menu
            menu={() => ({
              label: t.switchOrganisation,
              items: places.map((place) => ({
                label: place.shortName,
                checked: place.id === id,
                onSelect: () => navigate(statsAddress(place.id, { when })),
              })),
            })}
          >
            {(trigger) => (
              <button type="button" className={styles.switch} aria-label={t.switchOrganisation} {...trigger}>
                <IconChevronDown />
              </button>
            )}
          </Menu>
        )}
      </div>
    </div>
  )
}
