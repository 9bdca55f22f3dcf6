import { useState } from 'react'
import { guardiansOfChild, type ChildGuardian } from '#protocol/roster.ts'
import type { PersonBrief } from '#protocol/common.ts'
import { formatShortDay } from '../../platform/i18n/format.ts'
import { texts, useTexts } from '../../platform/i18n/index.ts'
import { useLoaded } from '../../platform/queries.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Chip } from '../../ui/badge.tsx'
import { IconChevronRight } from '../../ui/icons.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { LoadFailed } from '../people/load-failed.tsx'
import { peopleTexts } from '../people/texts.ts'
import { firstLetterUp } from '../people/words.ts'
import { GuardianDialog } from './guardian-dialog.tsx'
import { rosterTexts } from './texts.ts'
import styles from '../people/person-pane.module.css'

/** All guardians of a child for its administration: what each is and may do, and who is kept away. */
export function ChildGuardians({ child }: { child: PersonBrief }) {
  const t = useTexts(rosterTexts).guardians
  const { data, error, refetch } = useLoaded(guardiansOfChild, { childId: child.id })
  const [openId, setOpenId] = useState<string>()
  const opened = data?.guardians.find(({ person }) => person.id === openId)
  return (
    <section className={styles.section}>
      <h3 className={styles.sectionTitle}>{t.title}</h3>
      {!data && !error && <SkeletonRows rows={2} avatar={40} />}
      {!data && error && <LoadFailed error={error} onAgain={() => void refetch()} />}
      {data?.guardians.length === 0 && <p className={styles.quiet}>{t.none}</p>}
      <div className={styles.rows}>
        {data?.guardians.map((guardian) => (
          <ListRow
            key={guardian.person.id}
            wrap
            leading={<Avatar id={guardian.person.id} name={guardian.person.name} />}
            title={guardian.person.fullName}
            text={<About guardian={guardian} />}
            trailing={<IconChevronRight />}
            onPress={() => setOpenId(guardian.person.id)}
          />
        ))}
      </div>
      {opened && data && (
        <GuardianDialog
          key={opened.person.id}
          guardian={opened}
          child={child}
          maySetRights={data.maySetRights}
          onClose={() => setOpenId(undefined)}
        />
      )}
    </section>
  )
}

function About({ guardian }: { guardian: ChildGuardian }) {
  const t = useTexts(rosterTexts)
  return (
    <>
      <span className={styles.about}>{tieText(guardian)}</span>
      {guardian.restriction && (
        <Chip tone={guardian.restriction.stands ? 'danger' : 'attention'}>
          {restrictionMark(guardian.restriction, t.restriction)}
        </Chip>
      )}
    </>
  )
}

/** «Мама · родитель · пишет и читает, подписывает согласия» */
function tieText({ kinship, legalKind, rights }: ChildGuardian): string {
  const t = texts(rosterTexts).guardians
  if (kinship === null) return firstLetterUp(t.tieEnded)
  const may = (['write', 'reportAbsence', 'sign'] as const).filter((right) => rights[right])
  const words = may.map((right) => t.rightNames[right].toLocaleLowerCase())
  return [
    firstLetterUp(texts(peopleTexts).kinships[kinship]),
    legalKind && legalKind !== 'unknown' ? t.legalKinds[legalKind] : '',
    words.join(', ') || t.noRights.toLocaleLowerCase(),
  ]
    .filter(Boolean)
    .join(' · ')
}

function restrictionMark(
  { stands, from, until }: NonNullable<ChildGuardian['restriction']>,
  t: { mark: string; markFrom: (day: string) => string; markUntil: (day: string) => string },
): string {
  if (!stands) return t.markFrom(formatShortDay(from))
  return until ? t.markUntil(formatShortDay(until)) : t.mark
}
