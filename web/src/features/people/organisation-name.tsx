import { navigate } from 'wouter/use-browser-location'
import type { Organisation } from '#protocol/organisations.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import type { Me } from '../../platform/store/index.ts'
import { IconChevronDown } from '../../ui/icons.tsx'
import { Menu } from '../../ui/menu-button.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { baseOf } from './addresses.ts'
import { peopleTexts } from './texts.ts'
import styles from './people.module.css'

interface Props {
  organisation: Organisation | undefined
  /** Stands there when there is none to be shown. */
  missing: string | undefined
  workplaces: Me['organisations']
}

/** The name over the page; who works in several organisations chooses among them here. */
export function OrganisationName({ organisation, missing, workplaces }: Props) {
  const t = useTexts(peopleTexts)
  const several = workplaces.length > 1 && workplaces.some(({ id }) => id === organisation?.id)
  return (
    <div className={styles.names}>
      <h1 className={styles.name}>{organisation?.shortName ?? missing ?? <Skeleton width={16} />}</h1>
      {several && (
        <Menu
          menu={() => ({
            label: t.switchOrganisation,
            items: workplaces.map(({ id, shortName }) => ({
              label: shortName,
              checked: id === organisation?.id,
              onSelect: () => navigate(baseOf(id, workplaces[0]?.id)),
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
  )
}
