import { useState } from 'react'
import { useSearch } from 'wouter'
import { navigate } from 'wouter/use-browser-location'
import type { OrganisationKind } from '#protocol/accounts.ts'
import { addOrganisation, getOrganisation, type Organisation } from '#protocol/organisations.ts'
import { call } from '../../platform/api/call.ts'
import { newId } from '../../platform/ids.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { useLoaded } from '../../platform/queries.ts'
import { useSession } from '../../platform/store/index.ts'
import type { PageProps } from '../../routes.tsx'
import { SinglePane } from '../../shell/panes.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Form, FormActions, SubmitButton, type FormErrors } from '../../ui/form.tsx'
import { IconLock } from '../../ui/icons.tsx'
import { Page } from '../../ui/page.tsx'
import { Select } from '../../ui/select.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { TextArea, TextField } from '../../ui/text-field.tsx'
import { toast } from '../../ui/toast.ts'
import { useKeptValues } from '../accounts/kept-values.ts'
import { errorsOf } from '../accounts/refused.ts'
import { inviteAddress } from '../people/addresses.ts'
import { workplaces } from '../people/home.ts'
import { LoadFailed } from '../people/load-failed.tsx'
import { refreshPeople } from '../people/live.ts'
import { organisationTexts } from './texts.ts'
import { ZoneSelect } from './zone-select.tsx'

/** `/organisations/new?under=…`: an organisation under an office; its head is invited next. */
export function NewOrganisationPage(_props: PageProps) {
  const t = useTexts(organisationTexts).form
  const session = useSession()
  const home = session.state === 'signedIn' ? workplaces(session.me)[0]?.id : undefined
  const organisationId = new URLSearchParams(useSearch()).get('under') ?? home ?? ''
  const { data, error, refetch } = useLoaded(getOrganisation, { organisationId })
  const office = data?.organisation
  return (
    <SinglePane>
      <Page title={t.title} back="/organisations" backOn="always">
        {!office && !error && <SkeletonRows rows={3} />}
        {!office && error && <LoadFailed error={error} onAgain={() => void refetch()} />}
        {office && !office.rights.addOrganisation && <EmptyState icon={IconLock} title={t.noRight} />}
        {office?.rights.addOrganisation && <NewOrganisation office={office} />}
      </Page>
    </SinglePane>
  )
}

function NewOrganisation({ office }: { office: Organisation }) {
  const t = useTexts(organisationTexts)
  const kept = useKeptValues(`organisation.${office.id}`)
  const [id] = useState(newId)
  const { values } = kept

  async function add(form: Record<string, string>): Promise<FormErrors | void> {
    const shortName = (form['shortName'] ?? '').trim()
    try {
      await call(addOrganisation, {
        id,
        parentId: office.id,
        kind: form['kind'] as OrganisationKind,
        name: (form['name'] ?? '').trim() || shortName,
        shortName,
        timeZone: form['timeZone'] ?? office.timeZone,
        document: (form['document'] ?? '').trim(),
      })
    } catch (failure) {
      return errorsOf(failure, { organisation_exists: 'shortName', organisation_name_empty: 'shortName' })
    }
    kept.forget()
    toast(t.form.done(shortName))
    void refreshPeople()
    navigate(`${inviteAddress(id)}?role=${isOffice(form['kind']) ? 'office_specialist' : 'head'}`, { replace: true })
  }

  return (
    <div onInput={kept.onInput}>
      <Form onSubmit={add}>
        <p>
          {t.form.under}: <b>{office.shortName}</b>
        </p>
        <Select
          name="kind"
          label={t.form.kind}
          defaultValue={values['kind'] ?? 'school'}
          options={kindsUnder(office.kind).map((value) => ({ value, label: t.kinds[value] }))}
        />
        <TextField
          name="shortName"
          label={t.form.shortName}
          hint={t.form.shortNameHint}
          defaultValue={values['shortName']}
          minLength={2}
          maxLength={80}
          required
        />
        <TextArea
          name="name"
          rows={2}
          label={t.form.name}
          hint={t.form.nameHint}
          defaultValue={values['name']}
          maxLength={300}
          optional
        />
        <TextField
          name="document"
          label={t.office.document}
          hint={t.office.documentHint}
          defaultValue={values['document']}
          maxLength={200}
          optional
        />
        <ZoneSelect zone={values['timeZone'] ?? office.timeZone} />
        <FormActions>
          <SubmitButton>{t.form.submitAndInvite}</SubmitButton>
        </FormActions>
      </Form>
    </div>
  )
}

function kindsUnder(office: OrganisationKind): readonly OrganisationKind[] {
  const places = ['school', 'kindergarten', 'additional', 'college'] as const
  return office === 'region' ? ['municipality', ...places] : places
}

function isOffice(kind: string | undefined): boolean {
  return kind === 'municipality' || kind === 'region'
}
