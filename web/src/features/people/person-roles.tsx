import { useState } from 'react'
import { revokeRole, type GrantableRole, type PersonCard } from '#protocol/roster.ts'
import type { Organisation, PersonTie } from '#protocol/organisations.ts'
import { call } from '../../platform/api/call.ts'
import { texts, useTexts } from '../../platform/i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { confirm } from '../../ui/confirm.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { IconBuilding, IconClose, IconSchool } from '../../ui/icons.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { accountTexts } from '../accounts/texts.ts'
import { act } from './acting.ts'
import { classAddress } from './addresses.ts'
import { refreshPeople } from './live.ts'
import { RoleDialog } from './role-dialog.tsx'
import { peopleTexts } from './texts.ts'
import { firstLetterUp } from './words.ts'
import styles from './person-pane.module.css'

interface Props {
  card: PersonCard
  organisation: Organisation
  me: string
}

/** What the person is and where; whoever may give roles here adds and takes them. */
export function PersonRoles({ card, organisation, me }: Props) {
  const t = useTexts(peopleTexts).person
  const [giving, setGiving] = useState(false)
  const { grant } = organisation.rights
  const works = card.ties.some(
    ({ organisationId, tie }) => organisationId === organisation.id && grant.includes(tie.role),
  )
  if (card.ties.length === 0) return null
  return (
    <section className={styles.section}>
      <h3 className={styles.sectionTitle}>{t.roles}</h3>
      <div className={styles.rows}>
        {card.ties.map(({ tie, organisationId, organisationShortName }) => (
          <TieRow
            key={`${organisationId}${tie.role}${tie.classId}${tie.childId}`}
            tie={tie}
            where={organisationShortName}
            take={
              organisationId === organisation.id &&
              tie.classId === null &&
              grant.includes(tie.role) &&
              card.person.id !== me
                ? () => void take(organisation.id, card, tie.role as GrantableRole)
                : undefined
            }
          />
        ))}
      </div>
      {works && card.person.id !== me && (
        <div className={styles.buttons}>
          <Button size="s" onClick={() => setGiving(true)}>
            {t.addRole}
          </Button>
        </div>
      )}
      <RoleDialog open={giving} person={card.person} organisation={organisation} onClose={() => setGiving(false)} />
    </section>
  )
}

function TieRow({ tie, where, take }: { tie: PersonTie; where: string; take: (() => void) | undefined }) {
  const t = useTexts(peopleTexts).person
  const roles = useTexts(accountTexts).roles
  const role = tie.position || roles[tie.role]
  const Glyph = tie.classId ? IconSchool : IconBuilding
  return (
    <ListRow
      wrap
      leading={<Glyph />}
      title={firstLetterUp(role)}
      text={[tie.className, where].filter(Boolean).join(' · ')}
      {...(tie.classId ? { href: classAddress(tie.classId) } : {})}
      trailing={take && <IconButton icon={IconClose} size="s" label={t.takeRole(role)} onClick={take} />}
    />
  )
}

async function take(organisationId: string, card: PersonCard, role: GrantableRole): Promise<void> {
  const t = texts(peopleTexts).person
  const name = texts(accountTexts).roles[role]
  if (
    !(await confirm({ title: t.takeRoleTitle(name), text: card.person.fullName, action: t.takeRoleAct, danger: true }))
  ) {
    return
  }
  await act(() => call(revokeRole, { organisationId, personId: card.person.id, role }), t.roleTaken)
  await refreshPeople()
}
