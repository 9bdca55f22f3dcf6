import { Link } from 'wouter'
import type { PersonName } from '#protocol/common.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import type { Me } from '../../platform/store/index.ts'
import { Banner } from '../../ui/banner.tsx'
import { Form, SubmitButton, type FormErrors } from '../../ui/form.tsx'
import { Select } from '../../ui/select.tsx'
import type { KeptValues } from '../accounts/kept-values.ts'
import { NameFields, NamePart } from '../accounts/name-fields.tsx'
import { PlainLinks, PlainPage } from '../accounts/plain-page.tsx'
import { Inviting } from './inviting.tsx'
import type { Joining } from './joining.ts'
import { RelationField } from './relation-field.tsx'
import { joinTexts } from './texts.ts'
import styles from './join.module.css'

export interface YouStepProps {
  joining: Joining
  kept: KeptValues
  step: string
  /** Who is signed in already asks with that account. */
  me: Me | undefined
  onDone: (values: Record<string, string>) => Promise<FormErrors | void> | void
}

/** Who asks to be let in, and for a guardian whose. Shows the organisation and nobody’s name. */
export function YouStep({ joining, kept, step, me, onDone }: YouStepProps) {
  const t = useTexts(joinTexts)
  const lead = { staff: t.staffLead, pupil: t.pupilLead, guardian: t.guardianLead }[joining.kind]
  return (
    <PlainPage
      title={t.you[joining.kind]}
      step={step}
      back={joining.proven ? '/join/birthday' : '/join'}
      lead={me ? undefined : lead}
    >
      <Inviting organisation={joining.organisation} />
      {me && (
        <Banner>
          {t.signedInAs(me.fullName || me.login)} <Link href="/accounts">{t.otherPerson}</Link>
        </Banner>
      )}
      <div onInput={kept.onInput}>
        <Form onSubmit={onDone}>
          {joining.kind === 'guardian' && <ChildFields kept={kept} child={joining.proven?.child} />}
          {!me && <OwnFields kept={kept} withTitle={joining.kind === 'guardian'} />}
          <SubmitButton wide>{me ? t.ask : t.next}</SubmitButton>
        </Form>
      </div>
      {!me && (
        <PlainLinks>
          <Link href="/sign-in?to=/join/you">{t.haveAccount}</Link>
        </PlainLinks>
      )}
    </PlainPage>
  )
}

/** Whose guardian one is; a child whose birthday was known is not to be written again. */
function ChildFields({ kept, child }: { kept: KeptValues; child: PersonName | undefined }) {
  const t = useTexts(joinTexts)
  const kinships = Object.entries(t.kinships).map(([value, label]) => ({ value, label }))
  return (
    <fieldset className={styles.part}>
      <legend className={styles.legend}>
        {child ? `${t.child}: ${child.givenName} ${child.familyName}` : t.child}
      </legend>
      {!child && (
        <>
          <NamePart name="childFamilyName" label={t.childFamilyName} values={kept.values} autoComplete="off" required />
          <NamePart name="childGivenName" label={t.childGivenName} values={kept.values} autoComplete="off" required />
        </>
      )}
      <Select
        name="kinship"
        label={t.kinship}
        placeholder={t.kinshipNeeded}
        options={kinships}
        defaultValue={kept.values['kinship'] ?? ''}
        required
      />
      <RelationField kept={kept} />
    </fieldset>
  )
}

function OwnFields({ kept, withTitle }: { kept: KeptValues; withTitle: boolean }) {
  const t = useTexts(joinTexts)
  const fields = <NameFields values={kept.values} />
  if (!withTitle) return fields
  return (
    <fieldset className={styles.part}>
      <legend className={styles.legend}>{t.yourself}</legend>
      {fields}
    </fieldset>
  )
}
