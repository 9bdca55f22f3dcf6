import { useRef } from 'react'
import { answerClaim, type RelationClaim } from '#protocol/representatives.ts'
import { call } from '../../platform/api/call.ts'
import { formatDayTime } from '../../platform/i18n/format.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { act } from '../people/acting.ts'
import { refreshPeople } from '../people/live.ts'
import { peopleTexts } from '../people/texts.ts'
import { firstLetterUp } from '../people/words.ts'
import { invitationTexts } from './texts.ts'
import styles from './requests.module.css'

interface Props {
  claims: readonly RelationClaim[]
  /** They have had a no, which can be made a yes. */
  declined?: boolean
}

/** Guardians inside who say to be legal representatives: a word of whoever knows them. */
export function RelationClaims({ claims, declined = false }: Props) {
  const t = useTexts(invitationTexts).requests
  const list = useRef<HTMLUListElement>(null)
  const title = declined ? t.declinedClaims : t.claims
  return (
    <Card title={`${title} · ${claims.length}`} flush>
      <p className={styles.explain}>{declined ? t.declinedClaimsText : t.claimsText}</p>
      <ul ref={list} className={styles.list} tabIndex={-1} aria-label={title}>
        {claims.map((claim) => (
          <Claim
            key={`${claim.guardian.id} ${claim.child.id}`}
            claim={claim}
            onAnswered={() => document.activeElement === document.body && list.current?.focus()}
          />
        ))}
      </ul>
    </Card>
  )
}

function Claim({ claim, onAnswered }: { claim: RelationClaim; onAnswered: () => void }) {
  const t = useTexts(invitationTexts).requests
  const kinships = useTexts(peopleTexts).kinships
  const { guardian, child, className, kinship, declined } = claim
  const name = guardian.fullName

  async function answer(confirmed: boolean) {
    const input = { guardianId: guardian.id, childId: child.id, confirmed }
    await act(() => call(answerClaim, input), confirmed ? t.confirmed(name) : t.notConfirmed(name))
    await refreshPeople()
    onAnswered()
  }

  return (
    <li className={styles.card}>
      <p className={styles.name}>{name}</p>
      <p className={styles.about}>{t.claimOf(firstLetterUp(kinships[kinship]), child.fullName, className)}</p>
      {declined && <p className={styles.when}>{t.declinedBy(declined.by.fullName, formatDayTime(declined.at))}</p>}
      <div className={styles.acts}>
        <Button
          size="s"
          tone={declined ? 'quiet' : 'primary'}
          aria-label={t.confirmLabel(name)}
          onClick={() => void answer(true)}
        >
          {t.confirm}
        </Button>
        {!declined && (
          <Button size="s" aria-label={t.notConfirmLabel(name)} onClick={() => void answer(false)}>
            {t.notConfirm}
          </Button>
        )}
      </div>
    </li>
  )
}
