import { useState } from 'react'
import type { ChildGuardian } from '#protocol/roster.ts'
import type { PersonBrief } from '#protocol/common.ts'
import { useLocation } from 'wouter'
import { useTexts } from '../../platform/i18n/index.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { personAddress } from '../people/addresses.ts'
import { peopleTexts } from '../people/texts.ts'
import { firstLetterUp } from '../people/words.ts'
import { GuardianRightsForm } from './guardian-rights-form.tsx'
import { RestrictionForm } from './restriction-form.tsx'
import { RestrictionPart } from './restriction-part.tsx'
import { rosterTexts } from './texts.ts'
import { untieThem } from './untie.ts'
import styles from './roster.module.css'

interface Props {
  guardian: ChildGuardian
  child: PersonBrief
  maySetRights: boolean
  onClose: () => void
}

/** One guardian of one child: how shown, by law, rights; a restriction is entered in the same window. */
export function GuardianDialog({ guardian, child, maySetRights, onClose }: Props) {
  const t = useTexts(rosterTexts)
  const [restricting, setRestricting] = useState(false)
  const { person } = guardian
  if (restricting) {
    return (
      <Dialog key="restriction" open title={t.restriction.title} onClose={onClose}>
        <RestrictionForm guardian={guardian} child={child} onDone={() => setRestricting(false)} />
      </Dialog>
    )
  }
  return (
    <Dialog key="guardian" open title={person.fullName} onClose={onClose}>
      <div className={styles.parts}>
        <p className={styles.quiet}>
          <Shown guardian={guardian} child={child} />
        </p>
        {guardian.kinship !== null && (
          <GuardianRightsForm guardian={guardian} childId={child.id} editable={maySetRights} onDone={onClose} />
        )}
        <RestrictionPart guardian={guardian} onRestrict={() => setRestricting(true)} />
        <Ways guardian={guardian} child={child} onClose={onClose} />
      </div>
    </Dialog>
  )
}

function Shown({ guardian: { kinship }, child }: Pick<Props, 'guardian' | 'child'>) {
  const t = useTexts(rosterTexts).guardians
  const kinships = useTexts(peopleTexts).kinships
  if (kinship === null) return firstLetterUp(t.tieEnded)
  return `${child.fullName} · ${kinships[kinship]}`
}

function Ways({ guardian: { person, kinship }, child, onClose }: Omit<Props, 'maySetRights'>) {
  const t = useTexts(rosterTexts).guardians
  const [location] = useLocation()
  if (kinship === null) return null

  async function untie() {
    onClose()
    await untieThem(person, child)
  }

  return (
    <div className={styles.buttons}>
      <ButtonLink size="s" href={personAddress(location, person.id)}>
        {t.card}
      </ButtonLink>
      <Button size="s" onClick={() => void untie()}>
        {t.untie}
      </Button>
    </div>
  )
}
