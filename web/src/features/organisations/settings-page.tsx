import { useState } from 'react'
import {
  getOrganisation,
  updateOrganisation,
  type Organisation,
  type OrganisationSettings,
} from '#protocol/organisations.ts'
import { call } from '../../platform/api/call.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { useLoaded } from '../../platform/queries.ts'
import type { PageProps } from '../../routes.tsx'
import { SinglePane } from '../../shell/panes.tsx'
import { Card, Stack } from '../../ui/card.tsx'
import { Switch } from '../../ui/checkbox.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Form, FormActions, SubmitButton, type FormErrors } from '../../ui/form.tsx'
import { IconLock } from '../../ui/icons.tsx'
import { Page } from '../../ui/page.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { TextArea, TextField } from '../../ui/text-field.tsx'
import { toast } from '../../ui/toast.ts'
import { errorsOf } from '../accounts/refused.ts'
import { ConsentSettingCard } from '../consents/setting-card.tsx'
import { act } from '../people/acting.ts'
import { LoadFailed } from '../people/load-failed.tsx'
import { refreshPeople, useLivePeople } from '../people/live.ts'
import { AccountsFromCard } from './accounts-from-card.tsx'
import { CommonChatsCard } from './common-chats-card.tsx'
import { ExpectedCard } from './expected-card.tsx'
import { OfficeCards } from './office-cards.tsx'
import { ProfileCard } from './profile-card.tsx'
import { RightsCard } from './rights-card.tsx'
import { SecondFactorCard } from './second-factor-card.tsx'
import { organisationTexts } from './texts.ts'
import { ZoneSelect } from './zone-select.tsx'
import styles from './organisations.module.css'

type Rule = keyof OrganisationSettings

const rules: readonly Rule[] = [
  'pupilToPupil',
  'pupilToTeacher',
  'guardianToTeacher',
  'guardianToAdministration',
  'staffAcrossOrganisations',
]

/** `/organisations/…/settings`: names, the clock, who may write to whom. */
export function SettingsPage({ params }: PageProps) {
  const t = useTexts(organisationTexts).settings
  const organisationId = params['organisationId'] ?? ''
  const { data, error, refetch } = useLoaded(getOrganisation, { organisationId })
  useLivePeople()
  const organisation = data?.organisation
  return (
    <SinglePane>
      <Page
        title={t.title}
        subtitle={organisation?.shortName}
        back={`/organisations/${organisationId}`}
        backOn="always"
      >
        {!organisation && !error && <SkeletonRows rows={3} />}
        {!organisation && error && <LoadFailed error={error} onAgain={() => void refetch()} />}
        {organisation && !organisation.rights.manage && <EmptyState icon={IconLock} title={t.noRight} />}
        {organisation?.rights.manage && (
          <Stack gap={6}>
            <Names organisation={organisation} />
            <ProfileCard organisation={organisation} />
            {organisation.status.counted && <ExpectedCard organisation={organisation} />}
            {organisation.rights.oversee && <OfficeCards organisation={organisation} />}
            <Rules organisation={organisation} />
            {!isOffice(organisation) && <ConsentSettingCard organisation={organisation} />}
            {organisation.kind === 'school' && <AccountsFromCard organisation={organisation} />}
            {isOffice(organisation) && <CommonChatsCard organisation={organisation} />}
            <RightsCard organisationId={organisation.id} />
            <SecondFactorCard organisation={organisation} />
          </Stack>
        )}
      </Page>
    </SinglePane>
  )
}

function isOffice({ kind }: Organisation): boolean {
  return kind === 'region' || kind === 'municipality'
}

function Names({ organisation }: { organisation: Organisation }) {
  const t = useTexts(organisationTexts)

  async function save(form: Record<string, string>): Promise<FormErrors | void> {
    try {
      await call(updateOrganisation, {
        organisationId: organisation.id,
        name: (form['name'] ?? '').trim(),
        shortName: (form['shortName'] ?? '').trim(),
        timeZone: form['timeZone'] ?? organisation.timeZone,
      })
    } catch (failure) {
      return errorsOf(failure, { organisation_exists: 'shortName', organisation_name_empty: 'name' })
    }
    toast(t.settings.saved)
    await refreshPeople()
  }

  return (
    <Card title={t.settings.names}>
      <Form onSubmit={save}>
        <TextField
          name="shortName"
          label={t.form.shortName}
          hint={t.form.shortNameHint}
          defaultValue={organisation.shortName}
          minLength={2}
          maxLength={80}
          required
        />
        <TextArea
          name="name"
          rows={2}
          label={t.form.name}
          hint={t.form.nameHint}
          defaultValue={organisation.name}
          minLength={2}
          maxLength={300}
          required
        />
        <ZoneSelect zone={organisation.timeZone} />
        <FormActions>
          <SubmitButton>{t.settings.save}</SubmitButton>
        </FormActions>
      </Form>
    </Card>
  )
}

function Rules({ organisation }: { organisation: Organisation }) {
  const t = useTexts(organisationTexts).settings
  const [pending, setPending] = useState<Partial<OrganisationSettings>>({})
  const settings = { ...organisation.settings, ...pending }
  const office = organisation.kind === 'region' || organisation.kind === 'municipality'
  const shown = office ? rules.filter((rule) => rule === 'staffAcrossOrganisations') : rules

  async function choose(rule: Rule, on: boolean) {
    setPending((now) => ({ ...now, [rule]: on }))
    await act(() => call(updateOrganisation, { organisationId: organisation.id, settings: { [rule]: on } }))
    await refreshPeople()
    setPending(({ [rule]: _settled, ...others }) => others)
  }

  return (
    <Card title={t.rules}>
      <p className={styles.quiet}>{t.rulesText}</p>
      <div className={styles.switches}>
        {shown.map((rule) => (
          <Switch
            key={rule}
            label={t.switches[rule].label}
            hint={t.switches[rule].hint}
            checked={settings[rule]}
            onChange={(event) => void choose(rule, event.target.checked)}
          />
        ))}
      </div>
    </Card>
  )
}
