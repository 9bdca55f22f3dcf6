import { useState } from 'react'
import { useTexts } from '../../platform/i18n/index.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconGroup, IconPersonPlus } from '../../ui/icons.tsx'
import { Segmented } from '../../ui/tabs.tsx'
import { importAddress, invitationsAddress, inviteAddress, tabAddress } from './addresses.ts'
import { PeopleList } from './people-list.tsx'
import type { TabProps } from './tab-content.tsx'
import { peopleTexts } from './texts.ts'
import styles from './people.module.css'

/** Who works here; whoever may invite has the buttons beside the search. */
export function StaffTab(props: TabProps) {
  const t = useTexts(peopleTexts)
  const { organisation } = props
  const invites = organisation.rights.grant.length > 0
  const imports = organisation.rights.manage && (
    <ButtonLink href={importAddress(organisation.id)} tone="plain">
      {t.import}
    </ButtonLink>
  )
  return (
    <PeopleList
      {...props}
      circle="staff"
      actions={
        invites && (
          <>
            <ButtonLink href={invitationsAddress(organisation.id)} tone="plain">
              {t.openCodes}
            </ButtonLink>
            {imports}
            <ButtonLink href={inviteAddress(organisation.id)} icon={IconPersonPlus} tone={mainTone(props)}>
              {t.invite}
            </ButtonLink>
          </>
        )
      }
      empty={
        <EmptyState
          icon={IconGroup}
          title={t.nobodyYet}
          actions={
            invites && (
              <>
                <ButtonLink href={inviteAddress(organisation.id)}>{t.invite}</ButtonLink>
                {imports}
              </>
            )
          }
        >
          {t.nobodyYetText}
        </EmptyState>
      }
    />
  )
}

/** Children and those who belong to them. */
export function FamiliesTab(props: TabProps) {
  const t = useTexts(peopleTexts)
  const [circle, setCircle] = useState<'pupils' | 'guardians'>('pupils')
  const children = props.organisation.kind === 'kindergarten' ? t.children : t.pupils
  return (
    <PeopleList
      key={circle}
      {...props}
      circle={circle}
      before={
        <div className={styles.circles}>
          <Segmented
            label={t.circle}
            options={[
              { id: 'pupils', label: children },
              { id: 'guardians', label: t.guardians },
            ]}
            selected={circle}
            onSelect={setCircle}
          />
        </div>
      }
      empty={
        <EmptyState
          icon={IconGroup}
          title={t.nobodyYetFamilies}
          actions={<ButtonLink href={tabAddress(props.base, 'classes')}>{t.toClasses}</ButtonLink>}
        >
          {circle === 'pupils' ? t.nobodyYetPupilsText : t.nobodyYetGuardiansText}
        </EmptyState>
      }
    />
  )
}

// The status card has the main button while something is missing.
function mainTone({ organisation: { status, rights } }: TabProps): 'primary' | 'quiet' {
  return rights.manage && status.counted && !status.active ? 'quiet' : 'primary'
}
