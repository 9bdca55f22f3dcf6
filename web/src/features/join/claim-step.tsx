import { Link } from 'wouter'
import { useTexts } from '../../platform/i18n/index.ts'
import type { Me } from '../../platform/store/index.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Form, SubmitButton, type FormErrors } from '../../ui/form.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import type { KeptValues } from '../accounts/kept-values.ts'
import { PlainLinks, PlainPage } from '../accounts/plain-page.tsx'
import { AccountForm, type Account } from './password-step.tsx'
import type { Joining, Proven } from './joining.ts'
import { RelationField } from './relation-field.tsx'
import { joinTexts } from './texts.ts'
import styles from './join.module.css'

export interface ClaimStepProps {
  joining: Joining
  proven: Proven
  who: NonNullable<Proven['who']>
  kept: KeptValues
  step: string
  me: Me | undefined
  /** Without an account: the one that is signed in. */
  onDone: (account?: Account) => Promise<FormErrors | void>
}

/** «Это вы?»: the name that the code was issued for, a login and a password, and one is inside. */
export function ClaimStep({ joining, proven, who, kept, step, me, onDone }: ClaimStepProps) {
  const t = useTexts(joinTexts)
  const name = [who.familyName, who.givenName, who.patronymic].filter(Boolean).join(' ')
  const ofGuardian = joining.kind === 'guardian'
  const child = `${proven.child.givenName} ${proven.child.familyName}, ${proven.className}`
  return (
    <PlainPage title={t.claimTitle} step={step} back="/join/birthday" lead={proven.isYou ? undefined : t.claimLead}>
      <Card flush>
        <ListRow
          wrap
          leading={<Avatar id={name} name={name} size={48} />}
          title={name}
          text={ofGuardian ? t.guardianOf(child) : proven.className}
        />
      </Card>
      {me && <Banner>{proven.isYou ? t.sameAccount(me.login) : t.beside(me.fullName || me.login, name)}</Banner>}
      {proven.isYou ? (
        <div onInput={kept.onInput}>
          <Form onSubmit={() => onDone()}>
            {proven.asksRelation && <RelationField kept={kept} />}
            <SubmitButton wide>{t.enter}</SubmitButton>
          </Form>
        </div>
      ) : (
        <AccountForm kept={kept} name={who} submit={t.enter} onDone={onDone}>
          {proven.asksRelation && <RelationField kept={kept} />}
        </AccountForm>
      )}
      {(ofGuardian || !me) && (
        <PlainLinks>
          {ofGuardian && (
            <span className={styles.linkButton}>
              <Button tone="plain" size="s" onClick={() => kept.set('someoneElse', 'yes')}>
                {t.notMe}
              </Button>
            </span>
          )}
          {!me && <Link href="/sign-in?to=/join/birthday">{t.haveAccount}</Link>}
        </PlainLinks>
      )}
    </PlainPage>
  )
}
