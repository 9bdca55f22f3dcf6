import { Link } from 'wouter'
import { useTexts } from '../../platform/i18n/index.ts'
import type { Me } from '../../platform/store/index.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Banner } from '../../ui/banner.tsx'
import { Card } from '../../ui/card.tsx'
import { Form, SubmitButton, type FormErrors } from '../../ui/form.tsx'
import { IconBook, IconBuilding, IconSchool, IconSmile } from '../../ui/icons.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { Select } from '../../ui/select.tsx'
import type { KeptValues } from '../accounts/kept-values.ts'
import { NameFields, NamePart } from '../accounts/name-fields.tsx'
import { PlainLinks, PlainPage } from '../accounts/plain-page.tsx'
import type { Joining } from './joining.ts'
import { joinTexts } from './texts.ts'
import styles from './join.module.css'

export interface YouStepProps {
  joining: Joining
  kept: KeptValues
  steps: number
  /** Who is signed in already asks with that account. */
  me: Me | undefined
  onDone: (values: Record<string, string>) => Promise<FormErrors | void> | void
}

/** Who asks to be let in, and for a guardian whose. Shows the organisation and nobody’s name. */
export function YouStep({ joining, kept, steps, me, onDone }: YouStepProps) {
  const t = useTexts(joinTexts)
  const lead = { staff: t.staffLead, pupil: t.pupilLead, guardian: t.guardianLead }[joining.kind]
  return (
    <PlainPage title={t.you[joining.kind]} step={t.step(2, steps)} back="/join" lead={me ? undefined : lead}>
      <Inviting organisation={joining.organisation} />
      {me && (
        <Banner>
          {t.signedInAs(me.fullName || me.login)} <Link href="/accounts">{t.otherPerson}</Link>
        </Banner>
      )}
      <div onInput={kept.onInput}>
        <Form onSubmit={onDone}>
          {joining.kind === 'guardian' && <ChildFields kept={kept} />}
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

function Inviting({ organisation }: { organisation: Joining['organisation'] }) {
  const t = useTexts(joinTexts)
  const icon = { kindergarten: IconSmile, additional: IconBook, municipality: IconBuilding, region: IconBuilding }[
    organisation.kind as string
  ]
  return (
    <Card flush>
      <ListRow
        wrap
        leading={<Avatar id={organisation.name} name={organisation.shortName} icon={icon ?? IconSchool} size={48} />}
        title={organisation.shortName}
        text={organisation.name === organisation.shortName ? t.joins : organisation.name}
      />
    </Card>
  )
}

function ChildFields({ kept }: { kept: KeptValues }) {
  const t = useTexts(joinTexts)
  const kinships = Object.entries(t.kinships).map(([value, label]) => ({ value, label }))
  return (
    <fieldset className={styles.part}>
      <legend className={styles.legend}>{t.child}</legend>
      <NamePart name="childFamilyName" label={t.childFamilyName} values={kept.values} autoComplete="off" required />
      <NamePart name="childGivenName" label={t.childGivenName} values={kept.values} autoComplete="off" required />
      <Select
        name="kinship"
        label={t.kinship}
        placeholder={t.kinshipNeeded}
        options={kinships}
        defaultValue={kept.values['kinship'] ?? ''}
        required
      />
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
