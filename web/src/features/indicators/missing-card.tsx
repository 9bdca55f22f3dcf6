import type { Dashboard, MissingPerson } from '#protocol/indicators.ts'
import { formatNumber } from '../../platform/i18n/format.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { useSession } from '../../platform/store/index.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { IconChevronRight, IconCircleCheck } from '../../ui/icons.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { baseOf, personAddress, tabAddress } from '../people/addresses.ts'
import { workplaces } from '../people/home.ts'
import { isOffice } from '../people/tabs.ts'
import { explainAddress, statsAddress } from './choice.ts'
import type { Explained } from './explain-page.tsx'
import { indicatorTexts } from './texts.ts'
import { shareOf } from './values.rules.ts'
import styles from './explain.module.css'

interface Props {
  data: Explained
  whole: Dashboard
  when: string
}

/** Names with the way to each person for who may see them; else where to look. */
export function MissingCard({ data, whole, when }: Props) {
  const t = useTexts(indicatorTexts).why
  const { organisation } = whole
  const { missing, missingTotal, indicator, value } = data
  if (isOffice(organisation.kind)) {
    return (
      <Card title={t.missing}>
        <p className={styles.note}>{t.notHere}</p>
        <div className={styles.actions}>
          <ButtonLink href={statsAddress(organisation.id, { when, lagging: indicator.code }, 'organisations')}>
            {t.lagging}
          </ButtonLink>
        </div>
      </Card>
    )
  }
  if (!missing) {
    if (when === '' || shareOf(value) === undefined) return null
    return (
      <Card title={t.missing}>
        <p className={styles.note}>{t.past}</p>
        <div className={styles.actions}>
          <ButtonLink href={explainAddress(organisation.id, indicator.code)}>{t.toNow}</ButtonLink>
        </div>
      </Card>
    )
  }
  if (missingTotal === 0) {
    if (shareOf(value) !== 1) return null
    return (
      <Card title={t.missing}>
        <p className={styles.complete}>
          <IconCircleCheck />
          {t.nobodyText}
        </p>
      </Card>
    )
  }
  return (
    <Card
      flush
      title={t.missing}
      action={<span className={styles.total}>{t.missingTotal(formatNumber(missingTotal))}</span>}
    >
      <ul>
        {missing.map((person, at) => (
          <li key={person.personId ?? `${person.name} ${at}`}>
            <Missing person={person} organisationId={organisation.id} unit={indicator.unit} />
          </li>
        ))}
      </ul>
      {missing.length < missingTotal && <p className={styles.cut}>{t.shown(missing.length)}</p>}
    </Card>
  )
}

interface MissingProps {
  person: MissingPerson
  organisationId: string
  unit: Explained['indicator']['unit']
}

function Missing({ person, organisationId, unit }: MissingProps) {
  const t = useTexts(indicatorTexts).why
  const session = useSession()
  const home = session.state === 'signedIn' ? workplaces(session.me)[0]?.id : undefined
  const tab = unit === 'child' ? 'families' : 'staff'
  const list = tabAddress(baseOf(organisationId, home), tab)
  const words = [person.note, t.reasons[person.reason]].filter(Boolean).join(' · ')
  return (
    <ListRow
      wrap
      title={person.name}
      {...(words ? { text: words } : {})}
      {...(person.personId ? { href: personAddress(list, person.personId), trailing: <IconChevronRight /> } : {})}
    />
  )
}
