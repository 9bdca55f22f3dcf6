import { useState } from 'react'
import { verifyOrganisation, type Organisation } from '#protocol/organisations.ts'
import { call } from '../../platform/api/call.ts'
import { formatDay } from '../../platform/i18n/format.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { act } from '../people/acting.ts'
import { refreshPeople } from '../people/live.ts'
import { BranchDialog } from './branch-dialog.tsx'
import { CloseDialog } from './close-dialog.tsx'
import { MoveDialog } from './move-dialog.tsx'
import { organisationTexts } from './texts.ts'
import styles from './organisations.module.css'

type Asked = 'branch' | 'move' | 'close'

/** What only the office above does: verify, say whose branch it is, move, close. */
export function OfficeCards({ organisation }: { organisation: Organisation }) {
  const t = useTexts(organisationTexts).office
  const [asked, setAsked] = useState<Asked>()
  const done = () => setAsked(undefined)
  const { branch } = organisation
  return (
    <Card title={t.title}>
      <div className={styles.acts}>
        <Verifying organisation={organisation} />
        <Act
          title={t.branch}
          text={branch ? t.branchOf(branch.headShortName, branch.reporting) : t.noBranch}
          action={t.change}
          label={t.changeBranch}
          onPress={() => setAsked('branch')}
        />
        <Act
          title={t.place}
          text={t.under(organisation.parentShortName)}
          action={t.move}
          label={t.moveTitle}
          onPress={() => setAsked('move')}
        />
        <Act
          title={t.closing}
          text={t.closingText}
          action={t.close}
          label={t.closeTitle}
          onPress={() => setAsked('close')}
        />
      </div>
      {asked === 'branch' && <BranchDialog organisation={organisation} onClose={done} />}
      {asked === 'move' && <MoveDialog organisation={organisation} onClose={done} />}
      {asked === 'close' && <CloseDialog organisation={organisation} onClose={done} />}
    </Card>
  )
}

function Verifying({ organisation: { id, verified } }: { organisation: Organisation }) {
  const t = useTexts(organisationTexts)

  async function verify(yes: boolean) {
    const verifying = () => call(verifyOrganisation, { organisationId: id, verified: yes })
    await act(verifying, yes ? t.office.verified : t.office.unverified)
    await refreshPeople()
  }

  return (
    <Act
      title={t.office.checking}
      text={verified ? t.profile.verified(verified.by?.fullName ?? '', formatDay(verified.at)) : t.office.checkingText}
      action={verified ? t.office.unverify : t.office.verify}
      label={verified ? t.office.unverifyLabel : t.office.verifyLabel}
      onPress={() => void verify(!verified)}
    />
  )
}

interface ActProps {
  title: string
  text: string
  action: string
  /** The button for a screen reader. */
  label: string
  onPress: () => void
}

function Act({ title, text, action, label, onPress }: ActProps) {
  return (
    <div className={styles.act}>
      <div className={styles.actWords}>
        <h3 className={styles.actTitle}>{title}</h3>
        <p className={styles.quiet}>{text}</p>
      </div>
      <Button size="s" aria-label={label} onClick={onPress}>
        {action}
      </Button>
    </div>
  )
}
