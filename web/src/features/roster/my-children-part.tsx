import { useState } from 'react'
import { myChildren, setKinship, tiesChanged, type Kinship } from '#protocol/roster.ts'
import type { OutputOf } from '#protocol/contract.ts'
import { call } from '../../platform/api/call.ts'
import { texts, useTexts } from '../../platform/i18n/index.ts'
import { refresh, useLoaded, useRefreshOn } from '../../platform/queries.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { ButtonLink } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconCheck, IconGroup, IconMinus } from '../../ui/icons.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { Select } from '../../ui/select.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { act } from '../people/acting.ts'
import { LoadFailed } from '../people/load-failed.tsx'
import { peopleTexts } from '../people/texts.ts'
import { firstLetterUp } from '../people/words.ts'
import { rosterTexts } from './texts.ts'
import styles from './roster.module.css'

type Child = OutputOf<typeof myChildren>['children'][number]

const kinships: readonly Kinship[] = ['mother', 'father', 'grandmother', 'grandfather', 'close']
const rights = ['write', 'reportAbsence', 'sign'] as const

/** My children, what stands beside my name for each, and what I may do. */
export default function MyChildrenPart() {
  const t = useTexts(rosterTexts).children
  const { data, error, refetch } = useLoaded(myChildren, {})
  useRefreshOn([tiesChanged], [myChildren])
  if (!data && error) return <LoadFailed error={error} onAgain={() => void refetch()} />
  if (!data) return <SkeletonRows rows={2} avatar={40} />
  if (data.children.length === 0) {
    return (
      <EmptyState icon={IconGroup} title={t.none} actions={<ButtonLink href="/join">{t.enterCode}</ButtonLink>}>
        {t.noneText}
      </EmptyState>
    )
  }
  return (
    <>
      {data.children.map((child) => (
        <ChildCard key={child.person.id} child={child} />
      ))}
      <p className={styles.quiet}>{t.mayText}</p>
    </>
  )
}

function ChildCard({ child }: { child: Child }) {
  const t = useTexts(rosterTexts).children
  const names = useTexts(peopleTexts).kinships
  const [chosen, setChosen] = useState<Kinship>()
  const { person, classes } = child

  async function choose(kinship: Kinship) {
    setChosen(kinship)
    await act(() => call(setKinship, { childId: person.id, kinship }), texts(rosterTexts).saved)
    await refresh(myChildren)
    setChosen(undefined)
  }

  return (
    <Card flush>
      <ListRow
        wrap
        leading={<Avatar id={person.id} name={person.name} />}
        title={person.fullName}
        text={classes.map(({ name, organisationShortName }) => `${name} · ${organisationShortName}`).join(', ')}
      />
      <div className={styles.inside}>
        <Select
          label={t.kinship}
          hint={t.kinshipHint}
          value={chosen ?? child.kinship}
          onChange={(event) => void choose(event.target.value as Kinship)}
          options={kinships.map((value) => ({ value, label: firstLetterUp(names[value]) }))}
        />
        <div>
          <p className={styles.legend}>{t.may}</p>
          <ul>
            {rights.map((right) => (
              <Right key={right} name={t.mayNames[right]} given={child.rights[right]} />
            ))}
          </ul>
        </div>
        {child.claim && <p className={styles.quiet}>{t.claims[child.claim]}</p>}
      </div>
    </Card>
  )
}

function Right({ name, given }: { name: string; given: boolean }) {
  const t = useTexts(rosterTexts).children
  const Glyph = given ? IconCheck : IconMinus
  return (
    <li className={given ? styles.right : styles.rightNot}>
      <Glyph size={16} />
      {given ? name : t.mayNot(name)}
    </li>
  )
}
