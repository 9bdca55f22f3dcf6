import { personCard, workOf, type PersonCard } from '#protocol/roster.ts'
import { organisationPeople, type Organisation, type OrganisationPerson } from '#protocol/organisations.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { useLoaded } from '../../platform/queries.ts'
import { Refusal } from '../../platform/api/refusal.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Stack } from '../../ui/card.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconPerson } from '../../ui/icons.tsx'
import { Menu } from '../../ui/menu-button.tsx'
import { Page } from '../../ui/page.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { PersonRights } from '../rights/person-rights.tsx'
import { PersonWork } from '../roster/person-work.tsx'
import { StandingMarks } from '../roster/standing-marks.tsx'
import { LoadFailed } from './load-failed.tsx'
import { PersonAccess } from './person-access.tsx'
import { PersonFamily } from './person-family.tsx'
import { personMenu } from './person-menu.ts'
import { PersonRoles } from './person-roles.tsx'
import { PersonWriting } from './person-writing.tsx'
import { RenameButton } from './rename-button.tsx'
import { peopleTexts } from './texts.ts'
import { classesOf, firstLetterUp, isPost, rolesOf } from './words.ts'
import styles from './person-pane.module.css'

export interface PersonPaneProps {
  personId: string
  organisation: Organisation
  base: string
  me: string
  /** The address without this pane. */
  close: string
}

/** One person: roles, classes, family, the way in, and whether I may write. */
export function PersonPane({ personId, organisation, base, me, close }: PersonPaneProps) {
  const t = useTexts(peopleTexts)
  const { data: card, error, refetch } = useLoaded(personCard, { personId })
  const row = useRow(organisation.id, personId, card?.person.fullName)
  return (
    <Page
      title={card?.person.fullName ?? t.title}
      heading={<span className={styles.heading} />}
      back={close}
      backOn="details"
      width="full"
      actions={
        row && <Menu label={t.act.more(row.person.fullName)} menu={() => personMenu({ row, organisation, base, me })} />
      }
    >
      {!card && !error && <SkeletonRows rows={3} avatar={40} />}
      {error && !card && <Failed error={error} onAgain={() => void refetch()} />}
      {card && (
        <div className={styles.pane}>
          <Who card={card} row={row} organisationId={organisation.id} />
          <Stack gap={6}>
            {personId === me ? <p className={styles.centre}>{t.person.you}</p> : <PersonWriting personId={personId} />}
            {row && card.mayManage && <PersonAccess row={row} organisation={organisation} base={base} me={me} />}
            <Work card={card} organisation={organisation} me={me} />
            <PersonFamily card={card} organisation={organisation} me={me} />
            <PersonRights person={card.person} organisation={organisation} me={me} />
          </Stack>
        </div>
      )}
    </Page>
  )
}

interface WhoProps {
  card: PersonCard
  row: OrganisationPerson | undefined
  organisationId: string
}

function Who({ card, row, organisationId }: WhoProps) {
  const here = row ? rolesOf(row.ties) : ''
  const classes = row ? classesOf(row.ties) : ''
  return (
    <div className={styles.who}>
      <Avatar id={card.person.id} name={card.person.name} size={72} />
      <h2 className={styles.name}>{card.person.fullName}</h2>
      <p className={styles.quiet}>
        {here ? [firstLetterUp(here), classes].filter(Boolean).join(' · ') : card.person.note}
      </p>
      {row && <StandingMarks row={row} />}
      {card.mayManage && <RenameButton card={card} organisationId={organisationId} />}
    </div>
  )
}

/** Managers and oneself see days and leaves; everybody else only what the roles are. */
function Work({ card, organisation, me }: { card: PersonCard; organisation: Organisation; me: string }) {
  const here = card.ties.filter(({ organisationId, tie }) => organisationId === organisation.id && isPost(tie))
  const asks = here.length > 0 && (organisation.rights.manage || card.person.id === me)
  const asked = { organisationId: organisation.id, personId: card.person.id }
  const { data: work } = useLoaded(workOf, asked, { enabled: asks })
  return (
    <>
      {work && <PersonWork person={card.person} organisation={organisation} work={work} me={me} />}
      <PersonRoles ties={work ? card.ties.filter((tie) => !here.includes(tie)) : card.ties} />
    </>
  )
}

function Failed({ error, onAgain }: { error: unknown; onAgain: () => void }) {
  const t = useTexts(peopleTexts).person
  if (!(error instanceof Refusal)) return <LoadFailed onAgain={onAgain} />
  return (
    <EmptyState icon={IconPerson} title={t.missing}>
      {t.missingText}
    </EmptyState>
  )
}

/** How far the person has come stands in the lists only; there one is found by name. */
function useRow(organisationId: string, personId: string, fullName: string | undefined) {
  const { data } = useLoaded(
    organisationPeople,
    { organisationId, text: (fullName ?? '').slice(0, 100), limit: 100 },
    { enabled: fullName !== undefined },
  )
  return data?.people.find(({ person }) => person.id === personId)
}
